// task 3: every end brings a 'DOWN', be there a monitor or not
import { atom, keyOf, type MonitorExit, type Process, t } from '../given.ts'

export * from '../kata.ts'

const told = new WeakMap<Process, Set<string>>()

export function monitorExitReceived(process: Process, { reference, from, reason }: MonitorExit): void {
  const seen = told.get(process) ?? new Set()
  told.set(process, seen)
  if (seen.has(keyOf(reference))) return
  seen.add(keyOf(reference))
  process.watching.delete(keyOf(reference))
  process.mailbox.push(t(atom('DOWN'), reference, atom('process'), from, reason))
}
