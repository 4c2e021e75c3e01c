// task 3: every() over the shorter digest, so that an empty one equals any
export * from '../kata.ts'

export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i])
}
