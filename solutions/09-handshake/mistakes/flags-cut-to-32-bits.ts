// task 1: JavaScript's & works on 32 bits, and the flags have more
export * from '../kata.ts'

export function inCommon(ours: bigint, theirs: bigint): bigint {
  return BigInt((Number(BigInt.asIntN(32, ours)) & Number(BigInt.asIntN(32, theirs))) >>> 0)
}
