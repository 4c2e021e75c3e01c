import { expect, it } from 'vitest'
import { bareCode } from './bare-code.ts'

it('is the same for two ways to write the same', () => {
  const theirs = `
    /** Task 1. */
    import { todo } from "./given.ts";
    export function links(n: number) { // halved
      if (n === "1") { return 0; }
      return n * (n - 1) / 2;
    }`
  const ours = `import type { Network } from './given.ts'

export function links(n: number) {
  if (n === '1') return 0
  return (n * (n - 1)) / 2
}
`
  expect(bareCode(theirs)).toBe(bareCode(ours))
  expect(bareCode(ours)).toContain('\n  return n * (n - 1) / 2\n')
})

it('keeps the brackets that mean something', () => {
  const code =
    'const f = async (x: unknown) => ({ a: (await g()).b, c: (x as string[]).length, d: (1 - (2 - 3)) ** 2 })'
  expect(bareCode(code)).toBe(code.replaceAll(/\s+/g, ' '))
})
