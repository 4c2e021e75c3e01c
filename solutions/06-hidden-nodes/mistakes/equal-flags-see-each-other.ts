// task 1: hidden is where the two sides differ, so that two hidden nodes see each other
import { PUBLISHED } from '../given.ts'

export * from '../kata.ts'

export function isHidden(ours: bigint, theirs: bigint): boolean {
  return ((ours ^ theirs) & PUBLISHED) !== 0n
}
