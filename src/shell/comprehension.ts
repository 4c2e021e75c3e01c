/**
 * Comprehensions: a value for each way in which the qualifiers can be met, in a list, a map or joined to one binary. What a
 * generator's pattern does not take is left out; a filter that could stand in a guard fails as one does, without raising.
 * OTP: `erl_eval`; Reference Manual, "Expressions", "Comprehensions".
 */
import { sortedEntries } from '../term/compare.ts'
import { kindOf } from '../term/kind.ts'
import { type ImproperList, isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import type { Bindings } from './bindings.ts'
import { BitReader, joinBits } from './bits.ts'
import { holds, isGuardExpression } from './construct.ts'
import { matchPattern, takeSegments } from './match.ts'
import { raised } from './raise.ts'
import { type Expression, type Qualifier, variablesIn } from './syntax.ts'

export type Comprehension = Extract<Expression, { kind: 'comprehension' }>
type Source = Extract<Qualifier, { kind: 'generator' }>

/** How an expression inside is evaluated. */
type Evaluate = (expression: Expression, bindings: Bindings) => Promise<Term>

/** Nothing that is bound inside is bound outside. */
export async function comprehend(
  { makes, template, qualifiers }: Comprehension,
  bindings: Bindings,
  evaluate: Evaluate,
): Promise<Term> {
  const values: Term[] = []
  const follow = async ([next, ...rest]: readonly Qualifier[], known: Bindings): Promise<void> => {
    if (next === undefined) {
      values.push(await evaluate(template, known.fork()))
    } else if (next.kind === 'filter') {
      if (await passes(next.test, known, evaluate)) await follow(rest, known)
    } else {
      const source = await evaluate(next.source, known.fork())
      for (const inner of FROM[next.over](next, source, known)) await follow(rest, inner)
    }
  }
  await follow(qualifiers, bindings)
  if (makes === 'map') return new ErlMap(values as unknown as [Term, Term][])
  return makes === 'list' ? values : joinBits(values)
}

async function passes(test: Expression, bindings: Bindings, evaluate: Evaluate): Promise<boolean> {
  if (isGuardExpression(test)) return holds([[test]], bindings)
  const value = await evaluate(test, bindings.fork())
  if (typeof value !== 'boolean') throw raised('bad_filter', value)
  return value
}

/** The variables of its pattern are the generator's own. */
function own(bindings: Bindings, pattern: Expression): Bindings {
  const fork = bindings.fork()
  for (const name of variablesIn(pattern)) fork.forget(name)
  return fork
}

function* fromList({ pattern }: Source, source: Term, bindings: Bindings): Generator<Bindings> {
  const improper = kindOf(source) === 'improper' ? (source as ImproperList<Term, Term>) : undefined
  if (improper === undefined && !isList(source)) throw raised('bad_generator', source)
  for (const element of improper?.elements ?? (source as readonly Term[])) {
    const inner = own(bindings, pattern)
    if (matchPattern(pattern, element, inner)) yield inner
  }
  if (improper !== undefined) throw raised('bad_generator', improper.tail)
}

/** Segment by segment off the front, as long as there are bits for all of them. */
function* fromBinary({ pattern }: Source, source: Term, bindings: Bindings): Generator<Bindings> {
  if (kindOf(source) !== 'binary' && kindOf(source) !== 'bitstring') throw raised('bad_generator', source)
  if (pattern.kind !== 'binary') return
  const reader = new BitReader(source)
  for (;;) {
    const inner = own(bindings, pattern)
    const outcome = takeSegments(pattern.segments, reader, inner)
    if (outcome === 'too short') return
    if (outcome === 'match') yield inner
    if (reader.atEnd) return
  }
}

function* fromMap({ pattern }: Source, source: Term, bindings: Bindings): Generator<Bindings> {
  if (kindOf(source) !== 'map') throw raised('bad_generator', source)
  for (const entry of sortedEntries(source as ErlMap<Term, Term>)) {
    const inner = own(bindings, pattern)
    if (matchPattern(pattern, tupleFrom(entry) as unknown as Term, inner)) yield inner
  }
}

const FROM = { list: fromList, binary: fromBinary, map: fromMap }
