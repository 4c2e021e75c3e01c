// task 4: a@h1 and a@h2 are taken for one node
export * from '../kata.ts'

export function sameNode(a: string, b: string): boolean {
  return a.split('@')[0] === b.split('@')[0]
}
