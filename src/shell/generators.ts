/**
 * What the generators of a comprehension go through, a step at a time: the elements of a list, the segments at the front of
 * a binary, the entries of a map.
 * OTP: `erl_eval`; Reference Manual, "Expressions", "Comprehensions".
 */
import { sortedEntries } from '../term/compare.ts'
import { kindOf } from '../term/kind.ts'
import { type ImproperList, isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import type { Bindings } from './bindings.ts'
import { BitReader } from './bits.ts'
import { matchPattern, takeSegments } from './match.ts'
import type { Expression, Generator } from './syntax.ts'

export interface Steps {
  /**
   * Goes on, and binds what the pattern takes; of another element, perhaps a part. `bad` where there is nothing that can
   * be gone through.
   */
  step(bindings: Bindings): 'match' | 'other' | 'end' | 'bad'
  /** What was to come before the last step. */
  left(): Term
  /** The first of that. */
  next(): Term
  /** It has ended before what it goes through. */
  readonly isCut: boolean
}

export function stepsThrough({ over, pattern }: Generator, source: Term): Steps {
  if (over === 'list') return new ListSteps(pattern, source)
  return over === 'map' ? new MapSteps(pattern, source) : new BinarySteps(pattern, source)
}

class ListSteps implements Steps {
  readonly #pattern: Expression
  readonly #elements: readonly Term[]
  /** What is no list; `[]` behind one that is. */
  readonly #tail: Term
  readonly isCut = false
  #at = -1

  constructor(pattern: Expression, source: Term) {
    this.#pattern = pattern
    const improper = kindOf(source) === 'improper' ? (source as ImproperList<Term, Term>) : undefined
    this.#elements = improper?.elements ?? (isList(source) ? (source as readonly Term[]) : [])
    this.#tail = improper?.tail ?? (isList(source) ? [] : source)
  }

  step(bindings: Bindings): 'match' | 'other' | 'end' | 'bad' {
    if (++this.#at >= this.#elements.length) return isList(this.#tail) ? 'end' : 'bad'
    return matchPattern(this.#pattern, this.next(), bindings) ? 'match' : 'other'
  }

  left(): Term {
    return isList(this.#tail) || this.#at < this.#elements.length
      ? this.#elements.slice(this.#at)
      : this.#tail
  }

  next(): Term {
    return this.#elements[this.#at] as Term
  }
}

class BinarySteps implements Steps {
  readonly #pattern: Expression
  readonly #source: Term
  readonly #reader: BitReader | undefined
  #before: Term = []
  isCut = false

  constructor(pattern: Expression, source: Term) {
    this.#pattern = pattern
    this.#source = source
    const isBits = kindOf(source) === 'binary' || kindOf(source) === 'bitstring'
    this.#reader = isBits ? new BitReader(source) : undefined
  }

  step(bindings: Bindings): 'match' | 'other' | 'end' | 'bad' {
    if (this.#reader === undefined) return 'bad'
    this.#before = this.#reader.left()
    if (this.#pattern.kind !== 'binary' || this.#reader.atEnd) return 'end'
    const outcome = takeSegments(this.#pattern.segments, this.#reader, bindings)
    this.isCut = outcome === 'too short'
    return outcome === 'too short' ? 'end' : outcome === 'match' ? 'match' : 'other'
  }

  left(): Term {
    return this.#reader === undefined ? this.#source : this.#before
  }

  next(): Term {
    return this.left()
  }
}

class MapSteps implements Steps {
  readonly #pattern: Expression
  readonly #source: Term
  readonly #entries: readonly (readonly [Term, Term])[] | undefined
  readonly isCut = false
  #at = -1

  constructor(pattern: Expression, source: Term) {
    this.#pattern = pattern
    this.#source = source
    this.#entries = kindOf(source) === 'map' ? sortedEntries(source as ErlMap<Term, Term>) : undefined
  }

  step(bindings: Bindings): 'match' | 'other' | 'end' | 'bad' {
    if (this.#entries === undefined) return 'bad'
    if (++this.#at >= this.#entries.length) return 'end'
    return matchPattern(this.#pattern, this.next(), bindings) ? 'match' : 'other'
  }

  left(): Term {
    return this.#entries === undefined ? this.#source : new ErlMap([...this.#entries.slice(this.#at)])
  }

  next(): Term {
    return tupleFrom(this.#entries?.[this.#at] ?? []) as unknown as Term
  }
}
