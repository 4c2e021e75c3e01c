// task 1: a name without an @ passes for one on this machine
import type { NodeName } from '../given.ts'
import { splitName as right } from '../kata.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  return full.includes('@') ? right(full) : right(`${full}@localhost`)
}
