// task 1: monitors are kept by who watches, and who watches twice has only one
import type { Monitor, MonitorExit, Process } from '../given.ts'
import { monitorReceived as right } from '../kata.ts'

export * from '../kata.ts'

export function monitorReceived(process: Process | undefined, monitor: Monitor): MonitorExit | undefined {
  if (process === undefined) return right(process, monitor)
  process.watchers.set(`${monitor.from.node} ${monitor.from.id}`, monitor)
  return undefined
}
