// task 1: one mandatory flag is taken for all of them
import { MANDATORY } from '../given.ts'

export * from '../kata.ts'

export function canTalkWith(flags: bigint): boolean {
  return (flags & MANDATORY) !== 0n
}
