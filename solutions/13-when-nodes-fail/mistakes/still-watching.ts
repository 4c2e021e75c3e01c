// task 4: the monitors stay after their 'DOWN', and bring another when the connection is back
import type { Atom, Process, Watching } from '../given.ts'
import { connectionLost as right } from '../kata.ts'

export * from '../kata.ts'

export function connectionLost(process: Process, node: Atom): void {
  const watching: Map<string, Watching> = new Map(process.watching)
  right(process, node)
  for (const [key, one] of watching) process.watching.set(key, one)
}
