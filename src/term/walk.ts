/**
 * The way through a payload, for copying and for encoding: each term that has parts is opened, its parts are visited in
 * turn, then it is closed. The terms that are open form a stack in memory, so that depth never costs the JavaScript
 * stack; the same stack tells where a value stands that cannot be sent.
 */
import { type Atom, atom, atomName } from './atom.ts'
import { kindOf } from './kind.ts'
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'
import { MAX_DEPTH, NoTerm, whyNoTerm } from './no_term.ts'

/** A term that is open. */
export interface Open {
  /** A plain `object` is a map too; only the words for a place in it differ. */
  readonly what: 'list' | 'improper list' | 'tuple' | 'map' | 'object'
  /** The elements (of an improper list the tail too), or keys and values in turn. */
  readonly parts: readonly unknown[]
  /** How many there were when it was opened. */
  readonly count: number
  /** How many have been visited. */
  next: number
  /** The one that this one is a part of. */
  readonly outer: Open | undefined
  readonly depth: number
}

/**
 * Opens `value`, a part of `outer` if there is one, and below `depth` levels of others; `undefined` for a leaf, which
 * has no parts. Throws `NoTerm` for what is no term.
 */
export function open(value: unknown, outer: Open | undefined, depth: number): Open | undefined {
  const kind = kindOf(value)
  switch (kind) {
    case 'tuple':
      return opened('tuple', value as readonly unknown[], outer, depth)
    case 'improper': {
      const { elements, tail } = value as ImproperList
      return opened('improper list', [...elements, tail], outer, depth)
    }
    case 'map':
      return opened('map', (value as ErlMap).toParts(), outer, depth)
  }
  if (kind === undefined && typeof value === 'object' && value !== null) return openPlain(value, outer, depth)
  refuseNoTerm(value)
  return undefined
}

/** What has no brand: lists, and the conveniences. */
function openPlain(value: object, outer: Open | undefined, depth: number): Open | undefined {
  if (Array.isArray(value)) return opened('list', value, outer, depth)
  if (value instanceof Uint8Array) return undefined
  if (value instanceof Map) return opened('map', keysAndValues(value), outer, depth)
  refuseNoTerm(value)
  const keys = Object.keys(value)
  const parts: unknown[] = new Array(2 * keys.length)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    parts[2 * i] = atom(key)
    parts[2 * i + 1] = (value as Record<string, unknown>)[key]
  }
  return opened('object', parts, outer, depth)
}

function refuseNoTerm(value: unknown): void {
  const reason = whyNoTerm(value)
  if (reason !== undefined) throw new NoTerm(reason)
}

/** In turn. Not by `flat`, which takes ten times as long. */
function keysAndValues(map: Iterable<readonly [unknown, unknown]>): unknown[] {
  const parts: unknown[] = []
  for (const [key, value] of map) parts.push(key, value)
  return parts
}

function opened(what: Open['what'], parts: readonly unknown[], outer: Open | undefined, depth: number): Open {
  if (depth >= MAX_DEPTH)
    throw new NoTerm(`this nests more than ${MAX_DEPTH} levels deep, or contains itself`)
  return { what, parts, count: parts.length, next: 0, outer, depth: depth + 1 }
}

/** The place of the part visited last, from the outermost term inwards. */
export function pathTo(innermost: Open | undefined): string[] {
  const path: string[] = []
  for (let at = innermost; at !== undefined; at = at.outer) path.push(placeIn(at))
  return path.reverse()
}

function placeIn({ what, parts, count, next }: Open): string {
  if (what === 'object') return `value of key ${atomName(parts[next - 2] as Atom | boolean)}`
  if (what === 'map') return next % 2 === 1 ? 'key' : 'value'
  return what === 'improper list' && next === count ? 'tail' : `element ${next}`
}
