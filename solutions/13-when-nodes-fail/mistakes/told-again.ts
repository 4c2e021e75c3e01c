// task 2: monitors that were answered stay, and are answered again
import type { MonitorExit, Process, Term } from '../given.ts'

export * from '../kata.ts'

export function ended(process: Process, reason: Term): MonitorExit[] {
  return Array.from(process.watchers.values(), ({ reference, from, target }) => {
    return { reference, from: target, to: from, reason }
  })
}
