/**
 * The module `binary`: bytes searched, cut and put together; and of `unicode` the two that turn text around.
 * OTP: `binary.erl`, `unicode.erl`.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { textOf } from '../io/chardata.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { integer } from '../term/float.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match, matches } from '../term/pattern.ts'
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
function places(bytes: Argument, patterns: Argument, all: boolean): Place[] {
  const whole = bytesIn(bytes)
  const wanted = (isList(patterns) ? (patterns as readonly Term[]) : [patterns]).map(bytesIn)
  if (wanted.length === 0 || wanted.some((each) => each.length === 0)) badarg()
  if (whole.length * wanted.length > MAX_SEARCHED) throw new ErlangError('error', atom('system_limit'))
  const longestFirst = wanted.toSorted((a, b) => b.length - a.length).map((each) => new Search(whole, each))
  const found: Place[] = []
  for (let from = 0; found.length === 0 || all; ) {
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

/** Whether `wanted` is among the options, all of which must be known. */
function has(options: Argument, wanted: string, known: readonly string[]): boolean {
  const given = arg(any.list, options)
  if (!given.every((option) => known.some((name) => option === atom(name)))) badarg()
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
  const pieces = around(bytesIn(bytes), places(bytes, patterns, has(options, 'global', SPLITTING)))
  if (has(options, 'trim_all', SPLITTING)) return pieces.filter((piece) => piece.length > 0)
  if (has(options, 'trim', SPLITTING)) while (pieces.at(-1)?.length === 0) pieces.pop()
  return pieces
}

function replace(bytes: Argument, patterns: Argument, by: Argument, options: Term): Binary {
  const pieces = around(bytesIn(bytes), places(bytes, patterns, has(options, 'global', ['global'])))
  const between = bytesIn(by)
  return binary(iodata(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [between, piece]))))
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
  'bin_to_list/3': (_self, bytes, start, length) => Array.from(part(bytes, start, length)),
  'list_to_bin/1': (_self, data) => binary(iodata(arg(any.list, data))),
  'match/2': (_self, bytes, patterns) => {
    const [found] = places(bytes, patterns, false)
    return found === undefined ? atom('nomatch') : asPlace(found)
  },
  'matches/2': (_self, bytes, patterns) => places(bytes, patterns, true).map(asPlace),
  'split/2': (_self, bytes, patterns) => split(bytes, patterns, []),
  'split/3': (_self, bytes, patterns, options) => split(bytes, patterns, options as Term),
  'replace/3': (_self, bytes, patterns, by) => replace(bytes, patterns, by, []),
  'replace/4': (_self, bytes, patterns, by, options) => replace(bytes, patterns, by, options as Term),
  'encode_hex/1': (_self, bytes) => binary(bytesToHex(bytesIn(bytes)).toUpperCase()),
  'decode_hex/1': (_self, hex) => fromHex(bytesIn(hex).toString()),
  'encode_unsigned/1': (_self, n) => bytesOf(n),
  'encode_unsigned/2': (_self, n, order) => (isLittle(order) ? reversed(bytesOf(n)) : bytesOf(n)),
  'decode_unsigned/1': (_self, bytes) => unsigned(bytesIn(bytes)),
  'decode_unsigned/2': (_self, bytes, order) =>
    unsigned(isLittle(order) ? reversed(bytesIn(bytes)) : bytesIn(bytes)),
}

const chars = (data: Argument): string =>
  orBadarg(textOf(match(any.binary, data) ?? (matches(any.list, data) ? data : badarg())))

/** Text that is complete; of broken text OTP tells how far it could be read, which nobody asks of another node. */
export const unicode: CallableModule = {
  'characters_to_binary/1': (_self, data) => binary(chars(data)),
  'characters_to_list/1': (_self, data) => charlist(chars(data)),
}
