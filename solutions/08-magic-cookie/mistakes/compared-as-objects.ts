// task 3: === compares two Uint8Arrays as objects
export * from '../kata.ts'

export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a === b
}
