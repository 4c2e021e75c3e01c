// task 4: the process goes on watching the node, and hears nodedown for each loss
import type { Atom, Process } from '../given.ts'
import { connectionLost as right } from '../kata.ts'

export * from '../kata.ts'

export function connectionLost(process: Process, node: Atom): void {
  const watched = process.watchedNodes.has(node)
  right(process, node)
  if (watched) process.watchedNodes.add(node)
}
