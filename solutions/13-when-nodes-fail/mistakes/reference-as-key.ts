// task 1: the reference is kept as an object, and the one that comes with the demonitor is another
import type { Monitor, MonitorExit, Process } from '../given.ts'
import { monitorReceived as right } from '../kata.ts'

export * from '../kata.ts'

export function monitorReceived(process: Process | undefined, monitor: Monitor): MonitorExit | undefined {
  if (process === undefined) return right(process, monitor)
  const byObject = process.watchers as unknown as Map<object, Monitor>
  byObject.set(monitor.reference, monitor)
  return undefined
}
