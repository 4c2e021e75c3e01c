/** What binds what, and where a mistake is seen. Expressions are shown with all their brackets. */
import { describe, expect, it } from 'vitest'
import { format } from '../term/format.ts'
import { parse } from './parse.ts'
import { scan } from './scan.ts'
import type { Expression } from './syntax.ts'

function read(text: string): string {
  const scanned = scan(`${text}.\n`)
  if (scanned === undefined) return 'incomplete'
  return parse(scanned.tokens).map(shown).join(', ')
}

function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return format(expression.value)
    case 'var':
      return expression.name
    case 'operation':
      return `(${expression.operator}${expression.operands.map((operand) => ` ${shown(operand)}`).join('')})`
    case 'logic':
      return `(${expression.operator} ${shown(expression.left)} ${shown(expression.right)})`
    case 'match':
      return `(= ${shown(expression.pattern)} ${shown(expression.value)})`
    case 'call':
      return `${shown(expression.callee)}(${expression.args.map(shown).join(', ')})`
    case 'remote':
      return `${shown(expression.module)}:${shown(expression.name)}`
    default:
      return expression.kind
  }
}

describe('operators', () => {
  it.each([
    ['1 + 2 * 3 - 4', '(- (+ 1 (* 2 3)) 4)'],
    ['- 1 - 2', '(- (- 1) 2)'],
    ['not a == b', '(== (not a) b)'],
    ['X = Y = 1', '(= X (= Y 1))'],
    ['A ! B ! c', '(! A (! B c))'],
    ['P ! X = 1', '(! P (= X 1))'],
    ['a orelse b andalso c', '(orelse a (andalso b c))'],
    ['[] ++ [] ++ []', '(++ [] (++ [] []))'],
    ['1 bsl 2 band 3', '(bsl 1 (band 2 3))'],
    ['m:f(1) + f(2)', '(+ m:f(1) f(2))'],
    ['(F)(1)(2)', 'F(1)(2)'],
    ['-m:f()', '(- m:f())'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('a mistake is seen at the token that cannot stand there', () => {
  it.each([
    ['1 == 2 == 3', "syntax error before: '=='", 1, 8],
    ['foo bar', 'syntax error before: bar', 1, 5],
    ['{1,\n 2', "syntax error before: '.'", 2, 3],
    ['[1, 2}', "syntax error before: '}'", 1, 6],
    ['a:b:c()', "syntax error before: ':'", 1, 4],
    ['case 1 end', "syntax error before: 'end'", 1, 8],
    ['fun K(1) -> 1; L(2) -> 2 end', 'head mismatch', 1, 16],
    ['fun K(1) -> 1; (2) -> 2 end', 'head mismatch', 1, 16],
    ['fun (1) -> 1; (2, 3) -> 2 end', 'head mismatch', 1, 15],
    ['1 ~ 2', 'illegal string', 1, 4],
    ['1 § 2', 'illegal character', 1, 3],
    ['37#1', "illegal base '37'", 1, 1],
  ])('%s', (text, message, line, column) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ message, at: { line, column } }))
  })
})

describe('the full stop', () => {
  it('is a point before white space, and not one in a number or a string', () => {
    expect(scan('1.5')).toBeUndefined()
    expect(scan('"a. "')).toBeUndefined()
    expect(scan("'a. ")).toBeUndefined()
    expect(scan('a.% b\nc')?.rest).toBe('% b\nc')
    expect(scan('a. b.')?.rest).toBe('b.')
    expect(scan('')).toBeUndefined()
  })
})
