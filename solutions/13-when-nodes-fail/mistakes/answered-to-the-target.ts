// task 1: the answer goes from the one who asked to the one who is not there
import { atom, type Monitor, type MonitorExit, type Pid, type Process } from '../given.ts'
import { monitorReceived as right } from '../kata.ts'

export * from '../kata.ts'

export function monitorReceived(process: Process | undefined, monitor: Monitor): MonitorExit | undefined {
  if (process !== undefined) return right(process, monitor)
  const { reference, from, target } = monitor
  return { reference, from, to: target as Pid, reason: atom('noproc') }
}
