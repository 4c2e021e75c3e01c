/**
 * A value as text on one line, together with its parts: what there is to break. Beyond its depth it is `...` already.
 * OTP: `io_lib_pretty:print_length`. The depth shrinks inwards, and from one element to the next as well.
 */

import { atomName, isAtom } from '../term/atom.ts'
import type { Binary } from '../term/binary.ts'
import { sortedEntries } from '../term/compare.ts'
import { type FormatOptions, format, formatAtom, isTextList } from '../term/format.ts'
import { kindOf } from '../term/kind.ts'
import { type ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { isTuple } from '../term/tuple.ts'

export interface Drawn {
  readonly shape: 'leaf' | 'list' | 'tuple' | 'map' | 'pair' | 'record' | 'field' | 'bytes' | 'dots'
  /** `#name` of a record, the name of a field. */
  readonly name: string
  readonly line: string
  readonly length: number
  readonly parts: readonly Drawn[]
  /** `...` where the depth is used up, or the tail of an improper list. */
  readonly end: Drawn | undefined
  /** Nothing to break in it: others may stand beside it on a line. */
  readonly flat: boolean
  /** A tuple that begins with an atom and goes on. */
  readonly tagged: boolean
}

export interface DrawOptions extends FormatOptions {
  /** The names of the fields of tuples that begin with the atom `tag` and have `count` elements more. */
  readonly records?: (tag: string, count: number) => readonly string[] | undefined
}

/** However deep one wants to see: a peer's terms nest as deep as it likes. */
const MAX_LEVELS = 200

/** `level` says in how many others the value stands. */
export function draw(value: unknown, depth: number, options: DrawOptions, level = 0): Drawn {
  if (level > MAX_LEVELS || depth === 0) return DOTS
  if (isTuple(value)) {
    const elements = value as readonly unknown[]
    const tag = isAtom(elements[0]) ? atomName(elements[0]) : undefined
    const names = tag === undefined ? undefined : options.records?.(tag, elements.length - 1)
    if (names !== undefined && depth > 1) return drawRecord(elements, names, depth, options, level)
    if (elements.length === 0 || depth === 1) return leaf(elements.length === 0 ? '{}' : '{...}')
    const tagged = elements.length > 1 && isAtom(elements[0])
    return compound('tuple', ['{', ',', '}'], drawEach(elements, depth, options, level), tagged)
  }
  switch (kindOf(value)) {
    case 'improper': {
      const { elements, tail } = value as ImproperList
      const { parts, end } = drawEach(elements, depth, options, level)
      const left = depth - elements.length - 1
      const last = end ?? (left === 0 ? DOTS : draw(tail, left, options, level + 1))
      return compound('list', ['[', '|', ']'], { parts, end: last })
    }
    case 'map':
      return drawMap(value as ErlMap, depth, options, level)
    case 'binary':
      return drawBinary(value as Binary, depth, options)
  }
  if (!isList(value) || value.length === 0) return leaf(format(value, options))
  if (depth > 1 && options.noText !== true && isTextList(value)) return leaf(format(value, options))
  return compound('list', ['[', '|', ']'], drawEach(value, depth, options, level))
}

function leaf(line: string, shape: 'leaf' | 'dots' | 'bytes' = 'leaf'): Drawn {
  const flat = shape === 'leaf'
  return { shape, line, length: charactersIn(line), name: '', parts: [], end: undefined, flat, tagged: false }
}

/** Most text has no character of two code units. */
const charactersIn = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length)

const DOTS = leaf('...', 'dots')

interface Parts {
  readonly parts: Drawn[]
  readonly end: Drawn | undefined
}

function drawEach(elements: readonly unknown[], depth: number, options: DrawOptions, level: number): Parts {
  const shown = elements.slice(0, Math.max(0, depth - 1))
  const parts = shown.map((element, i) => draw(element, Math.max(1, depth - 1 - i), options, level + 1))
  return { parts, end: shown.length < elements.length ? DOTS : undefined }
}

function compound(
  shape: Drawn['shape'],
  [open, bar, close]: readonly [string, string, string],
  { parts, end }: Parts,
  tagged = false,
): Drawn {
  const inner = parts.map(({ line }) => line).join(',')
  const before = parts.length === 0 ? '' : bar
  const line = open + inner + (end === undefined ? '' : before + end.line) + close
  // Not counted in the line itself: what nests would be counted once for each level.
  let length = charactersIn(open) + close.length + Math.max(0, parts.length - 1)
  for (const part of parts) length += part.length
  if (end !== undefined) length += before.length + end.length
  return { shape, line, length, name: '', parts, end, flat: false, tagged }
}

function drawRecord(
  [tag, ...values]: readonly unknown[],
  names: readonly string[],
  depth: number,
  options: DrawOptions,
  level: number,
): Drawn {
  const { parts, end } = drawEach(values, depth, options, level)
  const fields = parts.map((part, i): Drawn => {
    const name = formatAtom(names[i] as string)
    const line = `${name} = ${part.line}`
    return { ...leaf(line), shape: 'field', name, parts: [part], flat: part.flat }
  })
  const name = `#${format(tag, options)}`
  return { ...compound('record', [`${name}{`, ',', '}'], { parts: fields, end }), name }
}

function drawMap(map: ErlMap, depth: number, options: DrawOptions, level: number): Drawn {
  if (map.size === 0 || depth === 1) return leaf(map.size === 0 ? '#{}' : '#{...}')
  const entries = sortedEntries(map)
  const parts = entries.slice(0, depth - 1).map(([key, value]) => {
    const pair = [
      draw(key, depth - 1, options, level + 1),
      draw(value, depth - 1, options, level + 1),
    ] as const
    const line = `${pair[0].line} => ${pair[1].line}`
    const flat = pair[0].flat && pair[1].flat
    return { ...leaf(line), shape: 'pair', parts: pair, flat } as const
  })
  return compound('map', ['#{', ',', '}'], { parts, end: parts.length < entries.length ? DOTS : undefined })
}

/** Text where all of it is; a long text, and what is none, is cut at its depth. */
function drawBinary(bytes: Binary, depth: number, options: DrawOptions): Drawn {
  if (bytes.length === 0) return leaf('<<>>')
  if (depth === 1) return leaf('<<...>>')
  const shown = bytes.subarray(0, 4 * (depth - 1))
  const text = format(shown, options)
  const cut = shown.length < bytes.length
  if (text.startsWith('<<"')) return leaf(cut ? `${text.slice(0, -2)}...>>` : text)
  const all = bytes.length < depth
  return leaf(all ? `<<${bytes.join(',')}>>` : `<<${bytes.subarray(0, depth - 1).join(',')},...>>`, 'bytes')
}
