/**
 * Copy on send. Every payload is checked and copied before `send` returns: a receiver shares no mutable memory with the
 * sender, be it on this node or another, and what is no term throws before a byte leaves.
 *
 * Here conveniences become terms: text becomes a binary, a `Map` an `ErlMap`, a plain object a map with atom keys.
 */
import { Atom } from './atom.ts'
import { Binary, BitString, binary } from './binary.ts'
import { SHALLOW } from './equal.ts'
import { integer, isPlainNumber } from './float.ts'
import { Pid } from './identifier.ts'
import { type Branded, KIND, kindOf } from './kind.ts'
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
  return copyAt(value, 0)
}
// #endregion

/** Most messages are tuples and lists of a few levels: these are copied where they stand, which is fastest. */
function copyAt(value: unknown, depth: number): Term {
  if (typeof value === 'number' && isPlainNumber(value)) return value
  if (depth < SHALLOW && Array.isArray(value)) {
    const copies = copyAll(value, depth)
    return (value as unknown as Branded)[KIND] === 'tuple' ? (asTuple(copies) as TermTuple) : copies
  }
  if (value instanceof Atom || value instanceof Pid) return value
  const opened = open(value, undefined, depth)
  return opened === undefined ? copyLeaf(value) : walk(opened)
}

type Elements = readonly unknown[]

function copyAll(elements: Elements, depth: number): Term[] {
  const { length } = elements
  const below = depth + 1
  let i = 0
  try {
    // Most messages are pairs and triples, and an array that grows takes memory for many.
    if (length === 2) return [copyAt(elements[0], below), copyAt(elements[++i], below)]
    if (length === 3)
      return [copyAt(elements[0], below), copyAt(elements[++i], below), copyAt(elements[++i], below)]
    const copies: Term[] = []
    for (; i < length; i++) copies.push(copyAt(elements[i], below))
    return copies
  } catch (error) {
    throw error instanceof NoTerm ? error.within(`element ${i + 1}`) : error
  }
}

/** Copies a term that has parts of any kind, as deep as it goes. */
function walk(outermost: Open): Term {
  /** The copies that no term holds yet: when a term closes, its parts are the last of them. */
  const made: Term[] = []
  let within = outermost
  try {
    for (;;) {
      while (within.next === within.count) {
        made.push(build(within.what, made.splice(made.length - within.count)))
        if (within.outer === undefined) return made[0] as Term
        within = within.outer
      }
      const next = within.parts[within.next++]
      const opened = open(next, within, within.depth)
      if (opened === undefined) made.push(copyLeaf(next))
      else within = opened
    }
  } catch (error) {
    throw error instanceof NoTerm ? error.within(...pathTo(within)) : error
  }
}

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
