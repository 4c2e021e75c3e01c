// task 1: a monitor on nobody is ignored, and whoever set it waits for ever
import type { Monitor, MonitorExit, Process } from '../given.ts'
import { monitorReceived as right } from '../kata.ts'

export * from '../kata.ts'

export function monitorReceived(process: Process | undefined, monitor: Monitor): MonitorExit | undefined {
  return process === undefined ? undefined : right(process, monitor)
}
