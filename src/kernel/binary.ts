/**
 * The module `binary`: bytes searched, cut and put together.
 * OTP: `binary.erl`.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { integer } from '../term/float.ts'
import { isList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'
import { Search } from './byte_search.ts'
import { iodata } from './conversions.ts'

type Argument = Term | undefined

/** `binary:copy/2` makes no more than this: 64 MiB. */
const MAX_COPIED = 1 << 26

const bytesIn = (value: Argument): Binary => arg(any.binary, value)

/** `{Start, Length}`, or these two; a negative length ends before the start. */
function part(bytes: Argument, start: Argument, length: Argument): Binary {
  const whole = bytesIn(bytes)
  const [at, size] = [arg(any.small, start), arg(any.small, length)]
  const [from, to] = size < 0 ? [at + size, at] : [at, at + size]
  return from >= 0 && to <= whole.length ? binary(whole.slice(from, to)) : badarg()
}

export const binaryPart = {
  'part/2': (_self: unknown, bytes: Argument, place: Argument) =>
    part(bytes, ...(arg(t(any.small, any.small), place) as unknown as [number, number])),
  'part/3': (_self: unknown, bytes: Argument, start: Argument, length: Argument) =>
    part(bytes, start, length),
} satisfies CallableModule

type Place = readonly [start: number, length: number]

/** Bytes to be searched, times patterns: more would keep the node from everything else. */
const MAX_SEARCHED = 2 ** 29

/** Where any of the patterns stands, from the left; of those that begin at one place the longest. */
function places(bytes: Argument, patterns: Argument, all: boolean, options: Argument = []): Place[] {
  const [start, end] = scope(bytes, options)
  const whole = bytesIn(bytes).subarray(0, end)
  const wanted = (isList(patterns) ? (patterns as readonly Term[]) : [patterns]).map(bytesIn)
  if (wanted.length === 0 || wanted.some((each) => each.length === 0)) badarg()
  if (whole.length * wanted.length > MAX_SEARCHED) throw new ErlangError('error', atom('system_limit'))
  const longestFirst = wanted.toSorted((a, b) => b.length - a.length).map((each) => new Search(whole, each))
  const found: Place[] = []
  for (let from = start; found.length === 0 || all; ) {
    const next = longestFirst.reduce<Search | undefined>((best, search) => {
      search.goTo(from)
      return search.at < (best?.at ?? whole.length) ? search : best
    }, undefined)
    if (next === undefined) break
    found.push([next.at, next.length])
    from = next.at + next.length
  }
  return found
}

/** The part that is searched, by `{scope, {Start, Length}}` among the options; the others are not looked at here. */
function scope(bytes: Argument, options: Argument): readonly [start: number, end: number] {
  const given = arg(any.list, options).findLast((option) => matches(SCOPE, option))
  if (given === undefined) return [0, bytesIn(bytes).length]
  const [, place] = given as unknown as readonly [Term, readonly [number, number]]
  const [at, size] = place
  const [from, to] = size < 0 ? [at + size, at] : [at, at + size]
  return from >= 0 && to <= bytesIn(bytes).length ? [from, to] : badarg()
}

const SCOPE = t(atom('scope'), t(any.small, any.small))

/** Whether `wanted` is among the options, all of which must be known. */
function has(options: Argument, wanted: string, known: readonly string[]): boolean {
  const given = arg(any.list, options)
  const isKnown = (option: Term): boolean =>
    known.some((name) => option === atom(name)) || matches(SCOPE, option)
  if (!given.every(isKnown)) badarg()
  return given.includes(atom(wanted))
}

/** What is around the places. */
function around(bytes: Binary, found: readonly Place[]): Binary[] {
  let from = 0
  const before = found.map(([start, length]) => {
    const piece = bytes.slice(from, start)
    from = start + length
    return binary(piece)
  })
  return [...before, binary(bytes.slice(from))]
}

const SPLITTING = ['global', 'trim', 'trim_all']

function split(bytes: Argument, patterns: Argument, options: Term): Binary[] {
  const pieces = around(bytesIn(bytes), places(bytes, patterns, has(options, 'global', SPLITTING), options))
  if (has(options, 'trim_all', SPLITTING)) return pieces.filter((piece) => piece.length > 0)
  if (has(options, 'trim', SPLITTING)) while (pieces.at(-1)?.length === 0) pieces.pop()
  return pieces
}

function replace(bytes: Argument, patterns: Argument, by: Argument, options: Term): Binary {
  const inserted = arg(any.list, options).find((option) => matches(INSERT, option))
  const others = (options as readonly Term[]).filter((option) => !matches(INSERT, option))
  const found = places(bytes, patterns, has(others, 'global', ['global']), others)
  const [whole, between] = [bytesIn(bytes), bytesIn(by)]
  const pieces = around(whole, found)
  const instead = found.map(([start, length]) =>
    withInserted(between, whole.subarray(start, start + length), inserted),
  )
  return binary(iodata(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [instead[i - 1] as Binary, piece]))))
}

const INSERT = t(atom('insert_replaced'), any)

/** `{insert_replaced, Places}`: what was replaced stands at these places within what is there instead. */
function withInserted(by: Binary, replaced: Uint8Array, option: Term | undefined): Binary {
  if (option === undefined) return by
  const [, where] = option as unknown as readonly [Term, Term]
  const ends = (isList(where) ? (where as readonly Term[]) : [where]).map((at) => arg(any.small, at))
  if (ends.some((at) => at < 0 || at > by.length)) badarg()
  const cuts = [0, ...ends.toSorted((a, b) => a - b), by.length]
  const pieces = cuts.slice(1).map((end, i) => binary(by.subarray(cuts[i], end)))
  return binary(iodata(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [binary(replaced), piece]))))
}

const asPlace = ([start, length]: Place): Term => t(start, length) as unknown as Term

/** The sign is not kept: these are numbers without one. */
function unsigned(bytes: Binary): Term {
  return integer(bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`))
}

function bytesOf(n: Argument): Binary {
  const value = BigInt(arg(any.integer, n))
  if (value < 0n) badarg()
  const digits = value.toString(16)
  return binary(hexToBytes(digits.padStart(digits.length + (digits.length % 2), '0')))
}

const reversed = (bytes: Binary): Binary => binary(bytes.toReversed())

/** Whether the least byte comes first. */
const isLittle = (order: Argument): boolean =>
  order === atom('little') || (order === atom('big') ? false : badarg())

function fromHex(hex: string): Binary {
  return /^(?:[\da-f]{2})*$/i.test(hex) ? binary(hexToBytes(hex)) : badarg()
}

/** How many bytes are the same in all of them, counted from one of their ends. */
function common(all: Argument, byteAt: (bytes: Binary, i: number) => number | undefined): number {
  const given = arg(any.list, all).map(bytesIn)
  const [first = badarg()] = given
  let length = 0
  const isSame = (bytes: Binary): boolean => byteAt(bytes, length) === byteAt(first, length)
  while (length < first.length && given.every(isSame)) length++
  return length
}

export const binaryModule: CallableModule = {
  ...binaryPart,
  'at/2': (_self, bytes, at) => orBadarg(bytesIn(bytes)[arg(any.small, at)]),
  'first/1': (_self, bytes) => orBadarg(bytesIn(bytes)[0]),
  'last/1': (_self, bytes) => orBadarg(bytesIn(bytes).at(-1)),
  'copy/1': (_self, bytes) => bytesIn(bytes),
  'copy/2': (_self, bytes, times) => {
    const [one, n] = [bytesIn(bytes), arg(any.small, times)]
    if (n < 0 || one.length * n > MAX_COPIED) badarg()
    const all = new Uint8Array(one.length * n)
    for (let i = 0; i < n; i++) all.set(one, i * one.length)
    return binary(all)
  },
  'bin_to_list/1': (_self, bytes) => Array.from(bytesIn(bytes)),
  'bin_to_list/2': (_self, bytes, place) =>
    Array.from(part(bytes, ...(arg(t(any.small, any.small), place) as unknown as [number, number]))),
  'bin_to_list/3': (_self, bytes, start, length) => Array.from(part(bytes, start, length)),
  'list_to_bin/1': (_self, data) => binary(iodata(arg(any.list, data))),
  'match/2': (_self, bytes, patterns) => {
    const [found] = places(bytes, patterns, false)
    return found === undefined ? atom('nomatch') : asPlace(found)
  },
  'match/3': (_self, bytes, patterns, options) => {
    has(options, 'scope', [])
    const [found] = places(bytes, patterns, false, options)
    return found === undefined ? atom('nomatch') : asPlace(found)
  },
  'matches/2': (_self, bytes, patterns) => places(bytes, patterns, true).map(asPlace),
  'matches/3': (_self, bytes, patterns, options) => {
    has(options, 'scope', [])
    return places(bytes, patterns, true, options).map(asPlace)
  },
  'longest_common_prefix/1': (_self, all) => common(all, (bytes, i) => bytes[i]),
  'longest_common_suffix/1': (_self, all) => common(all, (bytes, i) => bytes.at(-1 - i)),
  // What another node sent stands in a buffer that many may share: what is told is its own part.
  'referenced_byte_size/1': (_self, bytes) => bytesIn(bytes).length,
  'split/2': (_self, bytes, patterns) => split(bytes, patterns, []),
  'split/3': (_self, bytes, patterns, options) => split(bytes, patterns, options as Term),
  'replace/3': (_self, bytes, patterns, by) => replace(bytes, patterns, by, []),
  'replace/4': (_self, bytes, patterns, by, options) => replace(bytes, patterns, by, options as Term),
  'encode_hex/1': (_self, bytes) => binary(bytesToHex(bytesIn(bytes)).toUpperCase()),
  'encode_hex/2': (_self, bytes, letters) => {
    const hex = bytesToHex(bytesIn(bytes))
    if (letters === atom('lowercase')) return binary(hex)
    return letters === atom('uppercase') ? binary(hex.toUpperCase()) : badarg()
  },
  'decode_hex/1': (_self, hex) => fromHex(bytesIn(hex).toString()),
  'encode_unsigned/1': (_self, n) => bytesOf(n),
  'encode_unsigned/2': (_self, n, order) => (isLittle(order) ? reversed(bytesOf(n)) : bytesOf(n)),
  'decode_unsigned/1': (_self, bytes) => unsigned(bytesIn(bytes)),
  'decode_unsigned/2': (_self, bytes, order) =>
    unsigned(isLittle(order) ? reversed(bytesIn(bytes)) : bytesIn(bytes)),
}
