// task 1: a pid of a restarted node is taken for that of its former life
import type { Pid } from '../given.ts'

export * from '../kata.ts'

export function samePid(a: Pid, b: Pid): boolean {
  return a.node === b.node && a.id === b.id && a.serial === b.serial
}
