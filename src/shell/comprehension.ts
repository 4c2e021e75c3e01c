/**
 * Comprehensions: a value for each way in which the qualifiers can be met, in a list, a map or joined to one binary. What a
 * generator's pattern does not take is left out, or with a strict one raises; a filter that could stand in a guard fails as
 * one does, without raising.
 * OTP: `erl_eval`; Reference Manual, "Expressions", "Comprehensions".
 */

import { raised, tuple } from '../kernel/raise.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import type { Bindings } from './bindings.ts'
import { joinBits } from './bits.ts'
import { holds, illegalInGuard } from './construct.ts'
import { type Steps, stepsThrough } from './generators.ts'
import { type Expression, type Generator, type Qualifier, variablesIn } from './syntax.ts'

export type Comprehension = Extract<Expression, { kind: 'comprehension' }>

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
      const generators = next.kind === 'zip' ? next.generators : [next]
      const steps: Steps[] = []
      for (const each of generators) steps.push(stepsThrough(each, await evaluate(each.source, known.fork())))
      const ways = next.kind === 'zip' ? together(generators, steps, known) : oneByOne(next, steps[0], known)
      for (const inner of ways) await follow(rest, inner)
    }
  }
  await follow(qualifiers, bindings)
  if (makes === 'map') return new ErlMap(values as unknown as [Term, Term][])
  return makes === 'list' ? values : joinBits(values)
}

async function passes(test: Expression, bindings: Bindings, evaluate: Evaluate): Promise<boolean> {
  if (illegalInGuard(test) === undefined) return holds([[test]], bindings)
  const value = await evaluate(test, bindings.fork())
  if (typeof value !== 'boolean') throw raised('bad_filter', value)
  return value
}

/** The variables of its patterns are the generators' own. */
function own(bindings: Bindings, generators: readonly Generator[]): Bindings {
  const fork = bindings.fork()
  for (const { pattern } of generators) for (const name of variablesIn(pattern)) fork.forget(name)
  return fork
}

function* oneByOne(generator: Generator, steps: Steps | undefined, bindings: Bindings): Iterable<Bindings> {
  while (steps !== undefined) {
    const inner = own(bindings, [generator])
    const outcome = steps.step(inner)
    if (outcome === 'end' && !(generator.strict && steps.isCut)) return
    if (outcome === 'bad') throw raised('bad_generator', steps.left())
    if (outcome === 'match') yield inner
    else if (generator.strict) throw raised('badmatch', steps.next())
  }
}

/** `&&`: a step of each at a time. They must end together, and the patterns be met together. */
function* together(
  generators: readonly Generator[],
  all: readonly Steps[],
  bindings: Bindings,
): Iterable<Bindings> {
  for (;;) {
    const inner = own(bindings, generators)
    const outcomes = all.map((steps) => steps.step(inner))
    if (outcomes.every((outcome) => outcome === 'end')) return
    const fails = outcomes.some(
      (outcome, i) =>
        outcome === 'end' || outcome === 'bad' || (outcome === 'other' && generators[i]?.strict === true),
    )
    if (fails) throw raised('bad_generators', tuple(...all.map((steps) => steps.left())))
    if (outcomes.every((outcome) => outcome === 'match')) yield inner
  }
}
