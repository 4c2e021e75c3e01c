// task 4: monitors from the lost node stay, and fill the memory of a node that others come to and leave
import type { Atom, Process } from '../given.ts'
import { connectionLost as right } from '../kata.ts'

export * from '../kata.ts'

export function connectionLost(process: Process, node: Atom): void {
  const watchers = new Map(process.watchers)
  right(process, node)
  for (const [key, one] of watchers) process.watchers.set(key, one)
}
