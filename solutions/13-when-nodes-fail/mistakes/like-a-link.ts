// task 3: the message is the one of a link, {'EXIT', Pid, Reason}
import { atom, keyOf, type MonitorExit, type Process, t } from '../given.ts'

export * from '../kata.ts'

export function monitorExitReceived(process: Process, { reference, from, reason }: MonitorExit): void {
  if (process.watching.delete(keyOf(reference))) process.mailbox.push(t(atom('EXIT'), from, reason))
}
