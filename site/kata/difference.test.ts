import { describe, expect, test } from 'vitest'
import { bareCode, difference } from './difference.ts'

describe('difference', () => {
  const ours = `/** Ours. */
import { atom } from './given.ts'

export function answer(name: string) {
  // known?
  if (name === 'a@h1') return atom('pong')
  return atom('pang')
}
`

  test('is none where only taste differs', () => {
    const yours = `import {
  atom,
} from "./given.ts";
/* Mine. */
export function answer(name: string) {

    if (name === 'a@h1') return atom('pong'); // yes
    return atom('pang');
}`
    expect(difference(yours, ours)).toEqual([])
  })

  test('says line by line whose is whose, with two lines around, and leaves gaps', () => {
    const filler = Array.from({ length: 8 }, (_, n) => `const x${n} = ${n}\n`).join('')
    const yours = `${filler}export const answer = () => 'pang'\n`
    expect(difference(`const a = 1\n${yours}`, `const a = 2\n${yours.replace('pang', 'pong')}`)).toEqual([
      { from: 'yours', text: 'const a = 1' },
      { from: 'ours', text: 'const a = 2' },
      { from: 'both', text: '' },
      { from: 'both', text: 'const x0 = 0' },
      { from: 'gap', text: '' },
      { from: 'both', text: 'const x7 = 7' },
      { from: 'both', text: '' },
      { from: 'yours', text: "export const answer = () => 'pang'" },
      { from: 'ours', text: "export const answer = () => 'pong'" },
    ])
  })
})

test('bare code keeps what only looks like a comment, and what does not parse', () => {
  expect(bareCode("const url = 'http://h1' // here\n")).toBe("const url = 'http://h1'\n")
  expect(bareCode('for (;;) {}\n')).toBe('for (;;) {}\n')
  expect(bareCode('export function ( {\n')).toBe('export function ( {\n')
})
