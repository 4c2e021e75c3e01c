// task 1: what one of the two can do is taken for what both can
export * from '../kata.ts'

export function inCommon(ours: bigint, theirs: bigint): bigint {
  return ours | theirs
}
