// task 1: flags are compared as a whole, so that an older release is hidden
export * from '../kata.ts'

export function isHidden(ours: bigint, theirs: bigint): boolean {
  return ours !== theirs || (ours & 1n) === 0n
}
