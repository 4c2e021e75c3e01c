/**
 * Patterns: a value against an expression with unbound variables in it, which the match binds. A variable that is bound
 * already matches only its own value.
 * OTP: Reference Manual, "Expressions", "Patterns".
 */
import { equals } from '../term/equal.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple } from '../term/tuple.ts'
import type { Bindings } from './bindings.ts'
import { BitReader } from './bits.ts'
import { evaluateGuard, holds } from './construct.ts'
import { type Clause, type Expression, type Segment, variablesIn } from './syntax.ts'

/** Whether `value` fits. Variables stay bound even when it turns out not to: hand in a fork. */
export function matchPattern(pattern: Expression, value: Term, bindings: Bindings): boolean {
  switch (pattern.kind) {
    case 'var':
      return matchVariable(pattern.name, value, bindings)
    case 'tuple':
      return isTuple(value) && matchEach(pattern.elements, value as unknown as readonly Term[], bindings)
    case 'list':
      return matchList(pattern, value, bindings)
    case 'map':
      return (
        kindOf(value) === 'map' &&
        pattern.fields.every(({ key, value: wanted }) => {
          const found = (value as ErlMap<Term, Term>).get(evaluateGuard(key, bindings))
          return found !== undefined && matchPattern(wanted, found, bindings)
        })
      )
    case 'binary':
      return matchBinary(pattern, value, bindings)
    case 'match':
      return matchPattern(pattern.pattern, value, bindings) && matchPattern(pattern.value, value, bindings)
    case 'operation':
      if (pattern.operator === '++') return matchPrefix(pattern.operands, value, bindings)
  }
  return equals(evaluateGuard(pattern, bindings), value)
}

function matchVariable(name: string, value: Term, bindings: Bindings): boolean {
  if (name === '_') return true
  const bound = bindings.get(name)
  if (bound !== undefined) return equals(bound, value)
  bindings.bind(name, value)
  return true
}

function matchEach(patterns: readonly Expression[], values: readonly Term[], bindings: Bindings): boolean {
  return (
    patterns.length === values.length &&
    patterns.every((pattern, i) => matchPattern(pattern, values[i] as Term, bindings))
  )
}

function matchList(
  { elements, tail }: Extract<Expression, { kind: 'list' }>,
  value: Term,
  bindings: Bindings,
): boolean {
  const improper = kindOf(value) === 'improper' ? (value as ImproperList<Term, Term>) : undefined
  if (improper === undefined && !isList(value)) return false
  const values = improper?.elements ?? (value as readonly Term[])
  const end = improper?.tail ?? []
  if (values.length < elements.length || !matchEach(elements, values.slice(0, elements.length), bindings)) {
    return false
  }
  const rest = values.slice(elements.length)
  const left = improper === undefined ? rest : rest.length === 0 ? end : new ImproperList(rest, end)
  return tail === undefined ? isList(left) && left.length === 0 : matchPattern(tail, left, bindings)
}

/** `"prefix" ++ Rest`. */
function matchPrefix(operands: readonly Expression[], value: Term, bindings: Bindings): boolean {
  const [prefix, rest] = operands as [Expression, Expression]
  const start = evaluateGuard(prefix, bindings)
  if (!isList(start) || !isList(value) || value.length < start.length) return false
  return (
    equals(value.slice(0, start.length), start) &&
    matchPattern(rest, value.slice(start.length) as readonly Term[], bindings)
  )
}

function matchBinary(
  { segments }: Extract<Expression, { kind: 'binary' }>,
  value: Term,
  bindings: Bindings,
): boolean {
  if (kindOf(value) !== 'binary' && kindOf(value) !== 'bitstring') return false
  const reader = new BitReader(value)
  return takeSegments(segments, reader, bindings) === 'match' && reader.atEnd
}

/** Takes each of the segments off the bits, also when one of them has another value than it should. */
export function takeSegments(
  segments: readonly Segment[],
  reader: BitReader,
  bindings: Bindings,
): 'match' | 'no match' | 'too short' {
  let fits = true
  for (const segment of segments) {
    const size = segment.size === undefined ? undefined : evaluateGuard(segment.size, bindings)
    const taken = reader.take(segment, size)
    if (taken === undefined) return 'too short'
    fits &&= matchPattern(segment.value, taken, bindings)
  }
  return fits ? 'match' : 'no match'
}

export interface Chosen {
  readonly clause: Clause
  readonly bindings: Bindings
}

/**
 * The first clause that takes `values` and whose guard holds, with what it binds. The heads of a fun are `fresh`: their
 * variables are its own, whatever has the same name outside.
 */
export function choose(
  clauses: readonly Clause[],
  values: readonly Term[],
  bindings: Bindings,
  heads: 'fresh' | 'bound' = 'bound',
): Chosen | undefined {
  for (const clause of clauses) {
    const fork = bindings.fork()
    if (heads === 'fresh') for (const name of clause.patterns.flatMap(variablesIn)) fork.forget(name)
    if (matchEach(clause.patterns, values, fork) && holds(clause.guard, fork)) {
      return { clause, bindings: fork }
    }
  }
  return undefined
}
