/**
 * The terms that contain no other, from bytes whose `tag`, at `offset`, has been read already.
 * OTP: erl_ext_dist.
 */
import type { Reader } from '../bytes/reader.ts'
import { fromLatin1 } from '../bytes/text.ts'
import { Binary, BitString } from '../term/binary.ts'
import { type Float, float, integer } from '../term/float.ts'
import { Export } from '../term/fun.ts'
import type { Term } from '../term/term.ts'
import type { DecodeContext } from './atom_refs.ts'
import { decodeAtom, decodeAtomHere, decodeAtomRef } from './decode_atom.ts'
import { decodePid, decodePort, decodeReference } from './decode_identifier.ts'
import { EtfError } from './etf_error.ts'
import {
  ATOM_CACHE_REF,
  ATOM_EXT,
  ATOM_UTF8_EXT,
  BINARY_EXT,
  BIT_BINARY_EXT,
  COMPRESSED,
  EXPORT_EXT,
  FLOAT_EXT,
  FUN_EXT,
  INTEGER_EXT,
  LARGE_BIG_EXT,
  LOCAL_EXT,
  NATIVE_RECORD_EXT,
  NEW_FLOAT_EXT,
  NEW_PID_EXT,
  NEW_PORT_EXT,
  NEW_REFERENCE_EXT,
  NEWER_REFERENCE_EXT,
  NIL_EXT,
  PID_EXT,
  PORT_EXT,
  REFERENCE_EXT,
  SMALL_ATOM_EXT,
  SMALL_ATOM_UTF8_EXT,
  SMALL_BIG_EXT,
  SMALL_INTEGER_EXT,
  STRING_EXT,
  V4_PORT_EXT,
  VERSION_MAGIC,
} from './tags.ts'

/** Longer integers are refused: OTP 25 has none above 33,554,368 bits, newer releases stop at 4,194,303. */
export const MAX_BIG_BYTES = 4 * 1024 * 1024

export function decodeLeaf(reader: Reader, tag: number, offset: number, context: DecodeContext): Term {
  switch (tag) {
    case SMALL_INTEGER_EXT:
      return reader.u8()
    case INTEGER_EXT:
      return reader.i32()
    case ATOM_CACHE_REF:
      return decodeAtomRef(reader, tag, offset, context)
    case SMALL_ATOM_UTF8_EXT:
    case ATOM_UTF8_EXT:
    case ATOM_EXT:
    case SMALL_ATOM_EXT:
      return decodeAtom(reader, tag, offset, context.onlyKnownAtoms)
    case NIL_EXT:
      return []
    case STRING_EXT:
      return Array.from(reader.take(reader.u16()))
    case BINARY_EXT:
      return decodeBinary(reader, context)
    case BIT_BINARY_EXT:
      return decodeBits(reader, tag, offset)
    case NEW_FLOAT_EXT:
      return finite(reader.f64(), tag, offset)
    case FLOAT_EXT:
      return decodeFloatText(reader, tag, offset)
    case NEW_PID_EXT:
    case PID_EXT:
      return decodePid(reader, tag, offset, context)
    case NEWER_REFERENCE_EXT:
    case NEW_REFERENCE_EXT:
    case REFERENCE_EXT:
      return decodeReference(reader, tag, offset, context)
    case V4_PORT_EXT:
    case NEW_PORT_EXT:
    case PORT_EXT:
      return decodePort(reader, tag, offset, context)
    case SMALL_BIG_EXT:
      return decodeBig(reader, reader.u8())
    case LARGE_BIG_EXT: {
      const size = reader.u32()
      if (size > MAX_BIG_BYTES) {
        throw new EtfError(`an integer of ${size} bytes; at most ${MAX_BIG_BYTES} are taken`, tag, offset)
      }
      return decodeBig(reader, size)
    }
    case EXPORT_EXT:
      return decodeExport(reader, tag, offset, context)
    case FUN_EXT:
      throw new EtfError('a fun in a form that no node since OTP 23 reads', tag, offset)
    case NATIVE_RECORD_EXT:
      throw new EtfError('a native record, which no node before OTP 29 reads, nor does this one', tag, offset)
    case LOCAL_EXT:
      throw new EtfError('only the node that wrote this can read it', tag, offset)
    case VERSION_MAGIC:
    case COMPRESSED:
      throw new EtfError('it stands before a whole term, never inside one', tag, offset)
  }
  throw new EtfError('no term begins like this', tag, offset)
}

/** Copied: a term neither changes with the receive buffer nor keeps it alive, unless it is all but that. */
function decodeBinary(reader: Reader, { ownsBytes }: DecodeContext): Binary {
  const size = reader.u32()
  if (ownsBytes) {
    const { buffer, byteOffset } = reader.bytes // which costs more than a short binary
    if (2 * size > buffer.byteLength)
      return new Binary(buffer as ArrayBuffer, byteOffset + reader.advance(size), size)
  }
  if (size <= SHORT) return shortBinary(reader, size)
  return size <= SHARING ? sharingBinary(reader, size) : new Binary(reader.take(size))
}

/** Up to so many bytes the memory of an array stands in JavaScript's own heap. */
const SHORT = 64

function shortBinary(reader: Reader, size: number): Binary {
  const short = new Binary(size)
  copyTo(short, 0, reader, size)
  return short
}

/** By hand: a view, and the platform's copying from it, takes longer for so few bytes. */
function copyTo(out: Uint8Array, at: number, reader: Reader, size: number): void {
  const from = reader.advance(size)
  const { bytes } = reader
  for (let i = 0; i < size; i++) out[at + i] = bytes[from + i] as number
}

/** Up to so many bytes binaries share memory with others, which is much faster than having one of their own. */
const SHARING = 256

/** As much as one that is kept can keep from being freed. */
const SHARED = 2048

let sharedMemory = new ArrayBuffer(SHARED)
let shared = new Uint8Array(sharedMemory)
let sharedUsed = 0

function sharingBinary(reader: Reader, size: number): Binary {
  // None is left of it when someone has transferred it to another thread.
  if (sharedUsed + size > shared.length) {
    sharedMemory = new ArrayBuffer(SHARED)
    shared = new Uint8Array(sharedMemory)
    sharedUsed = 0
  }
  copyTo(shared, sharedUsed, reader, size)
  const binary = new Binary(sharedMemory, sharedUsed, size)
  sharedUsed += size
  return binary
}

/** Sign and magnitude, the magnitude with its lowest byte first. */
function decodeBig(reader: Reader, size: number): number | bigint {
  const negative = reader.u8() !== 0
  const bytes = reader.take(size)
  let digits = '0x0'
  for (let i = size - 1; i >= 0; i--) digits += HEX[bytes[i] as number]
  const magnitude = BigInt(digits)
  return integer(negative ? -magnitude : magnitude)
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function finite(value: number, tag: number, offset: number): number | Float {
  if (!Number.isFinite(value))
    throw new EtfError(`${value} is no Erlang float: NaN and infinities do not exist there`, tag, offset)
  return float(value)
}

/** The float of old: text as of C's `%.20e` in 31 bytes, the rest of them zero. */
function decodeFloatText(reader: Reader, tag: number, offset: number): number | Float {
  const text = fromLatin1(reader.take(31)).replace(/\0.*$/s, '')
  if (!/^ *[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text))
    throw new EtfError(`"${text}" is not the text of a float`, tag, offset)
  return finite(Number(text), tag, offset)
}

/** Bits: how many of the last byte count. Whole bytes may come in this form too; they are a binary. */
function decodeBits(reader: Reader, tag: number, offset: number): Binary | BitString {
  const size = reader.u32()
  const bits = reader.u8()
  if (bits > 8 || (bits === 0) !== (size === 0)) {
    throw new EtfError(`a bitstring of ${size} bytes cannot end in a byte of ${bits} bits`, tag, offset)
  }
  const bytes = reader.take(size)
  return bits === 0 || bits === 8 ? new Binary(bytes) : new BitString(bytes, bits)
}

function decodeExport(reader: Reader, tag: number, offset: number, context: DecodeContext): Export {
  const module = decodeAtomHere(reader, context)
  const name = decodeAtomHere(reader, context)
  if (reader.u8() !== SMALL_INTEGER_EXT) throw new EtfError('its arity is no small integer', tag, offset)
  return new Export(module, name, reader.u8())
}
