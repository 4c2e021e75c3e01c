// task 1: pids are compared as JSON, and so in the order of their properties
import type { Pid } from '../given.ts'

export * from '../kata.ts'

export function samePid(a: Pid, b: Pid): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
