// task 1: who is not there is said to have ended normally
import { atom, type Monitor, type MonitorExit, type Process } from '../given.ts'
import { monitorReceived as right } from '../kata.ts'

export * from '../kata.ts'

export function monitorReceived(process: Process | undefined, monitor: Monitor): MonitorExit | undefined {
  const exit = right(process, monitor)
  return exit && { ...exit, reason: atom('normal') }
}
