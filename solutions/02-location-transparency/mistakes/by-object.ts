// task 1: the homes are compared as objects, and a pid that comes back over the wire brings another one
import type { Home, Pid } from '../given.ts'

export * from '../kata.ts'

export function isHere(home: Home, pid: Pid): boolean {
  return pid.home === home
}
