// task 1: a connection is hidden only if both sides hide
import { PUBLISHED } from '../given.ts'

export * from '../kata.ts'

export function isHidden(ours: bigint, theirs: bigint): boolean {
  return ((ours | theirs) & PUBLISHED) === 0n
}
