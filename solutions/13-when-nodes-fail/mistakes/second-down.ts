// task 3: the monitor stays after its 'DOWN', and a second end brings a second one
import { atom, keyOf, type MonitorExit, type Process, t } from '../given.ts'

export * from '../kata.ts'

export function monitorExitReceived(process: Process, { reference, reason }: MonitorExit): void {
  const watching = process.watching.get(keyOf(reference))
  if (watching === undefined) return
  process.mailbox.push(t(atom('DOWN'), reference, atom('process'), watching.target, reason))
}
