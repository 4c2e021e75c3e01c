// task 1: each connection is counted from both its ends
export * from '../kata.ts'

export function fullMesh(n: number): number {
  return n * (n - 1)
}
