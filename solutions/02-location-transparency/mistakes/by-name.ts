// task 1: only the names are compared, so that pids of an earlier life pass for living ones
import type { Home, Pid } from '../given.ts'

export * from '../kata.ts'

export function isHere(home: Home, pid: Pid): boolean {
  return pid.home.name === home.name
}
