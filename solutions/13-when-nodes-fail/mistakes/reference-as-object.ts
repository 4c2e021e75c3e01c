// task 3: the reference is looked for as an object, and the one from the wire is another
import { atom, keyOf, type MonitorExit, type Process, t } from '../given.ts'

export * from '../kata.ts'

export function monitorExitReceived(process: Process, { reference, from, reason }: MonitorExit): void {
  const watching = [...process.watching.values()].find((one) => one.reference === reference)
  if (watching === undefined) return
  process.watching.delete(keyOf(reference))
  process.mailbox.push(t(atom('DOWN'), reference, atom('process'), from, reason))
}
