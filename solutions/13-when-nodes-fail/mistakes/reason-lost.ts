// task 2: everyone is told that the process ended normally
import { atom, type MonitorExit, type Process } from '../given.ts'
import { ended as right } from '../kata.ts'

export * from '../kata.ts'

export function ended(process: Process): MonitorExit[] {
  return right(process, atom('normal'))
}
