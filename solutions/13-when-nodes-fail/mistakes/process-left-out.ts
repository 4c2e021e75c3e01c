// task 3: the 'DOWN' message lacks the atom process
import { atom, keyOf, type MonitorExit, type Process, t } from '../given.ts'

export * from '../kata.ts'

export function monitorExitReceived(process: Process, { reference, from, reason }: MonitorExit): void {
  if (process.watching.delete(keyOf(reference))) {
    process.mailbox.push(t(atom('DOWN'), reference, from, reason))
  }
}
