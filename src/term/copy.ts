/**
 * Copy on send. Every payload is checked and copied before `send` returns: a receiver shares no mutable memory with the
 * sender, be it on this node or another, and what is no term throws before a byte leaves.
 *
 * Here conveniences become terms: text becomes a binary, a `Map` an `ErlMap`, a plain object a map with atom keys.
 */
import { Binary, BitString, binary } from './binary.ts'
import { integer } from './float.ts'
import { kindOf } from './kind.ts'
import { ImproperList } from './list.ts'
import { ErlMap } from './map.ts'
import { NoTerm } from './no_term.ts'
import type { Term, TermTuple } from './term.ts'
import { asTuple } from './tuple.ts'
import { type Open, open, pathTo } from './walk.ts'

// #region copy
/**
 * An independent copy of `value` in the one form of its term. Throws a `TypeError` that names what cannot be sent and
 * the path to it.
 */
export function copy(value: unknown): Term {
  /** The copies that no term holds yet: when a term closes, its parts are the last of them. */
  const made: Term[] = []
  let within: Open | undefined
  let next = value
  try {
    for (;;) {
      const opened = open(next, within)
      if (opened === undefined) made.push(copyLeaf(next))
      else within = opened
      while (within !== undefined && within.next === within.count) {
        made.push(build(within.what, made.splice(made.length - within.count)))
        within = within.outer
      }
      if (within === undefined) return made[0] as Term
      next = within.parts[within.next++]
    }
  } catch (error) {
    throw error instanceof NoTerm ? error.within(...pathTo(within)) : error
  }
}
// #endregion

function copyLeaf(value: unknown): Term {
  switch (typeof value) {
    case 'bigint':
      return integer(value)
    case 'string':
      return binary(value)
  }
  switch (kindOf(value)) {
    case 'binary':
      return new Binary(value as Uint8Array)
    case 'bitstring':
      return new BitString((value as BitString).bytes, (value as BitString).bits)
  }
  if (value instanceof Uint8Array) return new Binary(value)
  return value as Term // immutable: sharing it shares nothing that could change
}

/** The term of copied parts, in the order in which the walk visits them. */
function build(what: Open['what'], parts: Term[]): Term {
  switch (what) {
    case 'list':
      return parts
    case 'tuple':
      return asTuple(parts) as unknown as TermTuple
    case 'improper list': {
      const tail = parts.pop() as Term
      return new ImproperList(parts, tail)
    }
    case 'map':
    case 'object':
      return ErlMap.fromParts(parts)
  }
}
