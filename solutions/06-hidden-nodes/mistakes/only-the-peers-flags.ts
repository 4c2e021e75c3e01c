// task 1: only the peer's flags are looked at, so that a hidden node sees the others as visible
import { PUBLISHED } from '../given.ts'

export * from '../kata.ts'

export function isHidden(_ours: bigint, theirs: bigint): boolean {
  return (theirs & PUBLISHED) === 0n
}
