/**
 * A value as it lies in a heap: a box for everything that has parts, a cell for each part. A part that has parts itself
 * is a pointer to its box; two pointers to one object lead to one box.
 */
import { ErlMap, format, isTuple } from '../../src/mod.ts'

export interface Cell {
  /** What stands in the cell; a pointer has no text, save the key of a map. */
  readonly text: string
  readonly to?: Box
}

export interface Box {
  readonly kind: 'list' | 'tuple' | 'map' | 'binary'
  readonly cells: readonly Cell[]
}

export function boxOf(value: unknown, known = new Map<unknown, Box>()): Box {
  const cell = (part: unknown, key = ''): Cell => {
    if (!hasParts(part)) return { text: key + format(part) }
    const to = known.get(part) ?? boxOf(part, known)
    known.set(part, to)
    return { text: key, to }
  }
  if (Array.isArray(value))
    return { kind: isTuple(value) ? 'tuple' : 'list', cells: Array.from(value, (part) => cell(part)) }
  if (value instanceof Uint8Array) return { kind: 'binary', cells: Array.from(value, (byte) => cell(byte)) }
  return { kind: 'map', cells: entriesOf(value).map(([key, part]) => cell(part, `${key} => `)) }
}

function hasParts(value: unknown): boolean {
  return Array.isArray(value) || value instanceof Uint8Array || value instanceof ErlMap || isPlain(value)
}

/** One of JavaScript's objects that become maps when they are sent. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** In the order in which Erlang prints them. */
function entriesOf(value: unknown): [string, unknown][] {
  const all: [string, unknown][] =
    value instanceof ErlMap
      ? Array.from(value, ([key, part]) => [format(key), part])
      : Object.entries(value as Record<string, unknown>)
  return all.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The text of every cell, by its place: `0.1` is the second cell of what the first one leads to. */
export function cellTexts(box: Box, place = ''): [place: string, text: string][] {
  return box.cells.flatMap(({ text, to }, index) => {
    const here = `${place}${index}`
    return to === undefined ? [[here, text] as [string, string]] : cellTexts(to, `${here}.`)
  })
}
