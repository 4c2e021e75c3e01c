/**
 * The module `base64`: bytes as letters, six bits each. White space does not count; with `mime_` nothing else does that is
 * no such letter, either.
 * OTP: `base64.erl`; RFC 4648 and, for MIME, RFC 2045. The options came with OTP 26.
 */
import { fromLatin1 } from '../bytes/text.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { clause, noClause } from './arguments.ts'
import { raised } from './raise.ts'

type Argument = Term | undefined

const COMMON = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${COMMON}+/`
const URL_SAFE = `${COMMON}-_`
const [PAD, SPACE] = ['=', /[ \t\r\n]/]

interface Options {
  readonly letters: string
  readonly isPadded: boolean
}

function optionsIn(options: Argument): Options {
  const given = clause(any.map, options)
  return {
    letters: given.get(atom('mode')) === atom('urlsafe') ? URL_SAFE : STANDARD,
    isPadded: given.get(atom('padding')) !== false,
  }
}

const DEFAULT = new ErlMap<Term, Term>()

/** A binary, or a list of bytes. */
function bytesOf(data: Argument): Uint8Array {
  const bytes = match(any.binary, data)
  if (bytes !== undefined) return bytes
  return Uint8Array.from(isList(data) ? data : noClause(), (byte) => (isByte(byte) ? byte : fail('badarith')))
}

const isByte = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

function fail(reason: string): never {
  throw new ErlangError('error', atom(reason))
}

function encode(data: Argument, options: Argument): Binary {
  const [bytes, { letters, isPadded }] = [bytesOf(data), optionsIn(options)]
  const length = Math.ceil((bytes.length * 4) / 3)
  const out = new Uint8Array(isPadded ? Math.ceil(bytes.length / 3) * 4 : length).fill(PAD.charCodeAt(0))
  for (let i = 0; i < length; i++) {
    const [at, shift] = [Math.floor((i * 3) / 4), 10 - ((i * 6) % 8)]
    const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0)
    out[i] = letters.charCodeAt((pair >> shift) & 63)
  }
  return binary(out)
}

/** The bytes of so many values of six bits; bits that make no whole byte are dropped. */
function packed(values: readonly number[]): Binary {
  const out = new Uint8Array(Math.floor((values.length * 6) / 8))
  for (let i = 0; i < out.length; i++) {
    const [at, shift] = [Math.floor((i * 8) / 6), 4 - ((i * 8) % 6)]
    out[i] = (((values[at] as number) << 6) | (values[at + 1] as number)) >> shift
  }
  return binary(out)
}

function decode(data: Argument, options: Argument): Binary {
  const [text, { letters, isPadded }] = [fromLatin1(bytesOf(data)), optionsIn(options)]
  const values: number[] = []
  let pads = 0
  for (const character of text) {
    if (SPACE.test(character)) continue
    const value = letters.indexOf(character)
    const isFull = pads > 0 && (values.length + pads) % 4 === 0
    if (isFull) throw raised('case_clause', character === PAD ? atom('eq') : value < 0 ? atom('bad') : value)
    if (character === PAD) pads++
    else if (value < 0 || pads > 0) fail('badarith')
    else values.push(value)
  }
  return packed(ended(values, pads, isPadded))
}

/** A text ends in whole groups of four letters, the last filled up. */
function ended(values: readonly number[], pads: number, isPadded: boolean): readonly number[] {
  const over = values.length % 4
  if (over === 1 || (over === 0 && pads > 0)) noClause()
  if (over > 0 && over + pads !== 4 && (isPadded || pads > 0)) fail('missing_padding')
  return values
}

/** What is no letter is passed over; there must be padding behind the last one, if there is any needed. */
function mimeDecode(data: Argument, options: Argument): Binary {
  const [text, { letters, isPadded }] = [fromLatin1(bytesOf(data)), optionsIn(options)]
  const values: number[] = []
  let isFilled = false
  for (const character of text) {
    const value = letters.indexOf(character)
    if (value >= 0) values.push(value)
    isFilled = value < 0 && (isFilled || character === PAD)
  }
  const over = values.length % 4
  return packed(ended(values, over > 0 && isFilled ? 4 - over : 0, isPadded))
}

/** With one argument, and with a map of options besides. */
function both(name: string, act: (data: Argument, options: Argument) => unknown): CallableModule {
  return {
    [`${name}/1`]: (_self, data) => act(data, DEFAULT),
    [`${name}/2`]: (_self, data, options) => act(data, options),
  }
}

export const base64: CallableModule = {
  ...both('encode', encode),
  ...both('encode_to_string', (data, options) => Array.from(encode(data, options))),
  ...both('decode', decode),
  ...both('decode_to_string', (data, options) => Array.from(decode(data, options))),
  ...both('mime_decode', mimeDecode),
  ...both('mime_decode_to_string', (data, options) => Array.from(mimeDecode(data, options))),
}
