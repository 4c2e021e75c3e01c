import { describe, expect, it } from 'vitest'
import { format } from '../term/format.ts'
import { readTerm } from './read_term.ts'

describe('a term from its text', () => {
  it.each([
    ['42', '42'],
    ['-1', '-1'],
    ['{a, "b", [1.0 | c], #{k => <<1, "x">>}}.', '{a,"b",[1.0|c],#{k => <<1,120>>}}'],
    ['2 * 3', '6'],
    ["  'Odd atom'  ", "'Odd atom'"],
    ['fun lists:sort/1', 'fun lists:sort/1'],
  ])('%s', (text, expected) => expect(format(readTerm(text))).toBe(expected))

  it.each([
    ['', 'syntax error'],
    ['1, 2', 'one term is wanted'],
    ['1. 2', 'something follows'],
    ['[1, 2', 'syntax error'],
    ['X', "variable 'X' is unbound"],
    ['"never ends', 'no end'],
    ['<0.1.2>', 'no term'],
    ['lists:sort([])', 'no term'],
    ['1 / 0', 'no term'],
  ])('%s is refused', (text, why) => expect(() => readTerm(text)).toThrow(why))
})
