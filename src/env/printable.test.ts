import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it.each([
  ['plain, é, 乒乓', 'plain, é, 乒乓'],
  ['red\x1b[31m and C1\x9b1m', 'red?[31m and C1?1m'],
  ['two\r\nlines\u2028three', 'two??lines?three'],
  ['turned\u202earound', 'turned?around'],
  ['much too long', 'much too lo...', 11],
])('%j', (text, shown, longest?: number) => {
  expect(printable(text, longest)).toBe(shown)
})
