import { expect, test } from 'vitest'
import { guardLoops } from './guard-loops.ts'
import { ROUND } from './rounds.ts'
import { stripTypes } from './strip-types.ts'

/** How often the loops of `script` went round, and what it gave. */
function run(script: string): { readonly rounds: number; readonly gave: unknown } {
  let rounds = 0
  const gave = new Function(ROUND, guardLoops(script))(() => {
    if (++rounds > 1000) throw new Error('too often')
  })
  return { rounds, gave }
}

test.each([
  ['for (let i = 0; i < 3; i++) { n += i }', 3],
  ['for (const x of [1, 2]) n += x', 2],
  ['for (const k in { a: 1, b: 2 }) { n++ }', 2],
  ['while (n < 4) n++', 4],
  ['do { n++ } while (n < 3)', 3],
  ['do n++; while (n < 3)', 3],
  ['for (; n++ < 2;);', 2],
  ['out: for (;;) for (;;) { if (n++ === 5) break out; continue out }', 12],
  ['for (let i = 0; i < 2; i++) n++\nn++', 2],
])('%s counts its rounds, and does what it did', (script, rounds) => {
  const whole = `let n = 0; ${script}; return n`
  expect(run(whole)).toEqual({ rounds, gave: new Function(whole)() })
})

test('nothing but loops is touched, and lines stay where they are', () => {
  const plain = 'const f = (a) => a.map((x) => x + 1)\n// for (;;) {}\nconst s = `for (;;) {}`\n'
  expect(guardLoops(plain)).toBe(plain)
  const code = 'export function f(n: number): number {\n  for (;;)\n    if (n++ > 2)\n      return n\n}\n'
  expect(stripTypes(code).split('\n')).toHaveLength(code.split('\n').length)
})

test.each(['for (;;) list.push(1)', 'while (true) { list.push(1) }', 'do list.push(1); while (list)'])(
  '%s comes to its end',
  (script) => {
    expect(() => run(`const list = []; ${script}`)).toThrow('too often')
  },
)
