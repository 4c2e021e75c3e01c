// task 1: flags are compared as numbers, so that a high one makes up for those that are missing
import { MANDATORY } from '../given.ts'

export * from '../kata.ts'

export function canTalkWith(flags: bigint): boolean {
  return flags >= MANDATORY
}
