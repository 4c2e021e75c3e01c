import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { Float } from '../term/float.ts'
import { LocalIdentity } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { textOf } from './chardata.ts'
import { format } from './io_lib.ts'
import { lineByLine } from './lines.ts'

const home = new LocalIdentity()

describe('io_lib:format', () => {
  // Each expectation is what `io_lib:format/2` of OTP 25 gives.
  it.each<[string, Term[], string]>([
    ['plain', [], 'plain'],
    ['~p and ~w~n', [charlist('ab'), charlist('ab')], '"ab" and [97,98]\n'],
    ['~p ~w', [binary('ab'), t(atom('a'), binary('b'))], '<<"ab">> {a,<<98>>}'],
    ['~s ~s ~ts', [charlist('ab'), atom('cd'), binary('節')], 'ab cd 節'],
    ['[~5s] [~-5s] [~.2s]', [charlist('ab'), charlist('ab'), charlist('abc')], '[   ab] [ab   ] [ab]'],
    ['[~5b] [~5..0b] [~.16b] [~.16B]', [42, 42, 255, 255], '[   42] [00042] [ff] [FF]'],
    ['~f ~.2f ~.3e', [new Float(1), 2.719, 1234.5], '1.000000 2.72 1.23e+3'],
    ['~c~3c ~~ ~i.', [120, 121, atom('ignored')], 'xyyy ~ .'],
    ['[~*b]', [4, 7], '[   7]'],
    ['[~2b]', [1234], '[**]'],
    ['[~2s] [~-2ts] [~4.2s]', [charlist('abc'), charlist('abc'), charlist('abc')], '[ab] [ab] [  ab]'],
  ])('%j', (control, args, text) => {
    expect(format(control, args, home)).toBe(text)
  })

  it.each<[string, Term[]]>([
    ['~p', []],
    ['none', [1]],
    ['~b', [atom('a')]],
    ['~q', [1]],
    ['~', []],
    ['~2.4s', [charlist('a')]],
    ['~99999999s', [charlist('a')]],
  ])('%j is badarg where directives and arguments do not fit', (control, args) => {
    expect(() => format(control, args, home)).toThrow('error:badarg')
  })
})

it('makes no text that is far longer than its directives', () => {
  expect(() => format('~65536n'.repeat(257), [], home)).toThrow('error:badarg')
})

describe('chardata', () => {
  it('is text in nested lists and binaries, however deep', () => {
    let deep: Term = charlist('x')
    for (let i = 0; i < 9000; i++) deep = [deep]
    expect(textOf([97, [binary('b'), [[99]]], deep])).toBe('abcx')
    expect(textOf([atom('a')])).toBeUndefined()
    expect(textOf([0xd800])).toBeUndefined()
  })
})

describe('lines', () => {
  it('come out whole, and in pieces where they do not end', () => {
    const printed: string[] = []
    const write = lineByLine((line) => printed.push(line))
    for (const text of ['a', 'b\nc\n', 'd']) write(text)
    expect(printed).toEqual(['ab', 'c'])
    write('x'.repeat(70_000))
    expect(printed[2]).toHaveLength(70_001)
  })
})
