/**
 * Patterns: what `receive` waits for. A pattern is a term with holes: `t(atom('inc'), any.pid)` takes every pair of the
 * atom `inc` and a pid. A hole may ask for a kind; a literal asks for that very term, by `=:=`.
 */
import { type Atom, isAtom } from './atom.ts'
import { Binary } from './binary.ts'
import { equals, SHALLOW } from './equal.ts'
import { type Float, isFloat, isInteger } from './float.ts'
import type { Export, Fun } from './fun.ts'
import type { Pid, Port, Reference } from './identifier.ts'
import { type Branded, KIND, kindOf } from './kind.ts'
import { isList } from './list.ts'
import type { ErlMap } from './map.ts'
import type { Term } from './term.ts'
import type { Tuple, TupleOf } from './tuple.ts'

declare const MATCHES: unique symbol

/** A hole that takes terms of the type `T`. */
export class Pattern<T = unknown> implements Branded<'pattern'> {
  declare readonly [KIND]: 'pattern'
  declare readonly [MATCHES]: T
  /** What it takes, for error texts: "a pid". */
  readonly what: string
  /** Whether it takes this term. */
  readonly takes: (term: unknown) => boolean

  constructor(what: string, takes: (term: unknown) => boolean) {
    this.what = what
    this.takes = takes
  }
}
Object.defineProperty(Pattern.prototype, KIND, { value: 'pattern' })

/** The type of the terms that a pattern of the type `P` takes. */
export type Matched<P> =
  P extends Pattern<infer T>
    ? T
    : P extends TupleOf<infer E>
      ? Tuple<{ readonly [I in keyof E]: Matched<E[I]> }>
      : P extends string
        ? Binary
        : P extends readonly unknown[]
          ? { readonly [I in keyof P]: Matched<P[I]> }
          : P

const ofKind = <T>(kind: string, what: string): Pattern<T> =>
  new Pattern<T>(what, (term) => kindOf(term) === kind)

/** Whatever comes; `any.pid` and its like take one kind only. */
export const any = Object.assign(new Pattern<Term>('any term', () => true), {
  atom: new Pattern<Atom | boolean>('an atom', isAtom),
  boolean: new Pattern<boolean>('true or false', (term) => typeof term === 'boolean'),
  /** Any integer, which is a `bigint` where a number would not be exact. */
  integer: new Pattern<number | bigint>('an integer', isInteger),
  /** An integer that is a JavaScript number. */
  small: new Pattern<number>('a small integer', Number.isSafeInteger),
  /** A float; one without a fraction arrives as a `Float`, whose `value` is the number. */
  float: new Pattern<number | Float>('a float', isFloat),
  binary: ofKind<Binary>('binary', 'a binary'),
  list: new Pattern<readonly Term[]>('a list', isList),
  tuple: ofKind<Tuple<readonly Term[]>>('tuple', 'a tuple'),
  map: ofKind<ErlMap<Term, Term>>('map', 'a map'),
  pid: ofKind<Pid>('pid', 'a pid'),
  port: ofKind<Port>('port', 'a port'),
  reference: ofKind<Reference>('reference', 'a reference'),
  fun: new Pattern<Fun | Export>('a fun', (term) => kindOf(term) === 'fun' || kindOf(term) === 'export'),
  /** What one of the patterns takes. */
  of: <const P extends readonly unknown[]>(...patterns: P): Pattern<Matched<P[number]>> =>
    new Pattern('one of several patterns', (term) => patterns.some((pattern) => matches(pattern, term))),
})

/** Whether `term` is one that `pattern` takes. */
export function matches(pattern: unknown, term: unknown): boolean {
  return matchesAt(pattern, term, 0, undefined)
}

/** A pattern can hold what a peer sent, such as its tag. So depth is put aside for later, as `equals` has it. */
function matchesAt(pattern: unknown, term: unknown, depth: number, later: unknown[] | undefined): boolean {
  if (typeof pattern !== 'object' || pattern === null) return matchesPlain(pattern, term)
  if (pattern instanceof Pattern) return pattern.takes(term)
  if (!Array.isArray(pattern)) {
    if (pattern === term) return true
    return kindOf(pattern) === 'pattern' ? (pattern as Pattern).takes(term) : equals(pattern, term)
  }
  if (!Array.isArray(term) || (pattern as unknown as Branded)[KIND] !== (term as unknown as Branded)[KIND])
    return false
  if (depth < SHALLOW) return matchesAll(pattern, term, depth, later)
  if (later === undefined) return matchesDeep(pattern, term)
  later.push(pattern, term)
  return true
}

function matchesDeep(pattern: unknown, term: unknown): boolean {
  const later = [pattern, term]
  while (later.length > 0) {
    const part = later.pop()
    if (!matchesAt(later.pop(), part, 0, later)) return false
  }
  return true
}

type Elements = readonly unknown[]

function matchesAll(
  patterns: Elements,
  terms: Elements,
  depth: number,
  later: unknown[] | undefined,
): boolean {
  const { length } = patterns
  if (terms.length !== length) return false
  for (let i = 0; i < length; i++) if (!matchesAt(patterns[i], terms[i], depth + 1, later)) return false
  return true
}

/** Text in a pattern stands for a binary, as it does when sending. */
function matchesPlain(pattern: unknown, term: unknown): boolean {
  if (typeof pattern !== 'string')
    return pattern === term || (typeof pattern === 'bigint' && equals(pattern, term))
  return term instanceof Binary && term.toString() === pattern
}

/** `term` with the type that `pattern` promises, or `undefined` if it does not match. */
export function match<P>(pattern: P, term: unknown): Matched<P> | undefined {
  return matches(pattern, term) ? (term as Matched<P>) : undefined
}
