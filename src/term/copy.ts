/**
 * Copy on send. Every payload is checked and copied before `send` returns: a receiver shares no mutable memory with the
 * sender, be it on this node or another, and what is no term throws before a byte leaves.
 *
 * Here conveniences become terms: text becomes a binary, a `Map` an `ErlMap`, a plain object a map with atom keys.
 */
import { atom } from './atom.ts'
import { Binary, BitString, binary } from './binary.ts'
import { integer } from './float.ts'
import { KIND, type Kind } from './kind.ts'
import { ImproperList } from './list.ts'
import { ErlMap } from './map.ts'
import type { Term } from './term.ts'
import { tupleFrom } from './tuple.ts'

// #region copy
/**
 * An independent copy of `value` in the one form of its term. Throws a `TypeError` that names what cannot be sent and
 * the path to it.
 */
export function copy(value: unknown): Term {
  const reason = whyNoTerm(value)
  if (reason !== undefined) throw new TypeError(reason)
  switch (typeof value) {
    case 'boolean':
    case 'number':
      return value
    case 'bigint':
      return integer(value)
    case 'string':
      return binary(value)
  }
  return copyObject(value as object)
}
// #endregion

function copyObject(value: object): Term {
  switch ((value as { [KIND]?: Kind })[KIND]) {
    case 'atom':
    case 'float':
    case 'pid':
    case 'port':
    case 'reference':
    case 'fun':
    case 'export':
      return value as Term // immutable: sharing it shares nothing that could change
    case 'tuple':
      return tupleFrom(copyElements(value as readonly unknown[], 'element')) as unknown as Term
    case 'binary':
      return new Binary(value as Uint8Array)
    case 'bitstring':
      return new BitString((value as BitString).bytes, (value as BitString).bits)
    case 'improper': {
      const { elements, tail } = value as ImproperList
      return new ImproperList(copyElements(elements, 'element'), at('tail', tail))
    }
    case 'map':
      return copyMap(value as ErlMap)
  }
  if (Array.isArray(value)) return copyElements(value, 'element')
  if (value instanceof Uint8Array) return new Binary(value)
  if (value instanceof Map) return copyMap(value)
  return new ErlMap<Term, Term>(
    Object.entries(value).map(([key, v]) => [atom(key), at(`value of key ${key}`, v)]),
  )
}

function copyElements(elements: readonly unknown[], what: string): Term[] {
  const copied = new Array<Term>(elements.length)
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]
    // The common leaves need neither a path nor a second look.
    copied[i] =
      typeof element === 'boolean' || (typeof element === 'number' && Number.isSafeInteger(element))
        ? element
        : at(i, element, what)
  }
  return copied
}

function copyMap(entries: Iterable<readonly [unknown, unknown]>): ErlMap<Term, Term> {
  const copied: [Term, Term][] = []
  for (const [key, value] of entries) copied.push([at('key', key), at('value', value)])
  return new ErlMap(copied)
}

/** Copies one part of a payload, and says where it stands when it cannot be sent. */
function at(place: string | number, value: unknown, what = ''): Term {
  try {
    return copy(value)
  } catch (error) {
    if (error instanceof TypeError) {
      const where = typeof place === 'number' ? `${what} ${place + 1}` : place
      const [reason, path] = error.message.split(PATH)
      throw new TypeError(`${reason}${PATH}${where}${path === undefined ? '' : `, ${path}`}`)
    }
    throw error
  }
}

const PATH = ' — at '

/** Why `value` itself, whatever it contains, is no term; `undefined` if it is one. */
function whyNoTerm(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return "undefined is no Erlang term; atom('undefined') is"
    case 'function':
      return 'a JavaScript function cannot be sent: its code lives in this program only'
    case 'symbol':
      return "a symbol is no Erlang term; atom('name') is"
    case 'number':
      if (!Number.isFinite(value)) return `${value} is no Erlang term: its floats are finite`
      if (Object.is(value, -0)) return '-0 is ambiguous: write float(-0) for -0.0, or 0'
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        return `${value} is too large for an exact number: write float(${value}) for a float, or a BigInt for an integer`
      }
      return undefined
    case 'object':
      return value === null
        ? "null is no Erlang term; atom('undefined') or [] may be what you mean"
        : whyNoObject(value)
  }
  return undefined
}

function whyNoObject(value: object): string | undefined {
  const kind = (value as { [KIND]?: Kind })[KIND]
  if (kind === 'pattern') return 'a pattern such as any.pid is for receiving; it cannot be sent'
  if (kind !== undefined || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map)
    return undefined
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return undefined
  return `an instance of ${prototype.constructor?.name || 'a class'} is no Erlang term: send its parts as a tuple or a map`
}
