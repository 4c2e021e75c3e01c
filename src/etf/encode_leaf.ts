/**
 * The terms that contain no other: numbers, atoms, binaries, identifiers, funs.
 * OTP: erl_ext_dist; which tag is chosen where several would do is as in OTP 25's `enc_term`.
 */
import type { Writer } from '../bytes/writer.ts'
import { Atom } from '../term/atom.ts'
import { Binary, type BitString } from '../term/binary.ts'
import { type Float, isPlainNumber } from '../term/float.ts'
import type { Export, Fun } from '../term/fun.ts'
import { Pid, type Port, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { AtomPlaces } from './atom_refs.ts'
import { encodeAtom } from './encode_atom.ts'
import { encodePid, encodePort, encodeReference } from './encode_identifier.ts'
import {
  BINARY_EXT,
  BIT_BINARY_EXT,
  EXPORT_EXT,
  INTEGER_EXT,
  LARGE_BIG_EXT,
  NEW_FLOAT_EXT,
  NEW_FUN_EXT,
  SMALL_BIG_EXT,
  SMALL_INTEGER_EXT,
} from './tags.ts'

/**
 * The leaves that most payloads are made of, which can be told at a glance and need no check. False, and nothing is
 * written, for all others.
 */
export function encodePlainLeaf(writer: Writer, value: unknown, places: AtomPlaces | undefined): boolean {
  switch (typeof value) {
    case 'string':
      writer.text(BINARY_EXT, value)
      return true
    case 'number':
      if (!isPlainNumber(value)) return false
      encodeNumber(writer, value)
      return true
    case 'boolean':
      encodeAtom(writer, value, places)
      return true
    case 'object':
      return !Array.isArray(value) && encodePlainObject(writer, value, places)
  }
  return false
}

function encodePlainObject(writer: Writer, value: object | null, places: AtomPlaces | undefined): boolean {
  if (value instanceof Atom) encodeAtom(writer, value, places)
  else if (value instanceof Pid) encodePid(writer, value, places)
  else if (value instanceof Reference) encodeReference(writer, value, places)
  else if (value instanceof Binary) encodeBinary(writer, value)
  else return false
  return true
}

/** Writes a term without parts, or what is taken for one: text and plain bytes are binaries. */
export function encodeLeaf(writer: Writer, value: unknown, places: AtomPlaces | undefined): void {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      encodeNumber(writer, value)
      return
    case 'boolean':
      encodeAtom(writer, value, places)
      return
    case 'string':
      writer.text(BINARY_EXT, value)
      return
  }
  switch (kindOf(value)) {
    case 'atom':
      encodeAtom(writer, value as Atom, places)
      break
    case 'float':
      writer.u8(NEW_FLOAT_EXT).f64((value as Float).value)
      break
    case 'bitstring':
      encodeBitString(writer, value as BitString)
      break
    case 'pid':
      encodePid(writer, value as Pid, places)
      break
    case 'port':
      encodePort(writer, value as Port, places)
      break
    case 'reference':
      encodeReference(writer, value as Reference, places)
      break
    case 'fun':
      encodeFun(writer, value as Fun)
      break
    case 'export':
      encodeExport(writer, value as Export, places)
      break
    default:
      encodeBinary(writer, value as Uint8Array)
  }
}

function encodeNumber(writer: Writer, value: number | bigint): void {
  if (typeof value === 'number' && !Number.isInteger(value)) writer.u8(NEW_FLOAT_EXT).f64(value)
  else if (value < -0x80000000 || value > 0x7fffffff) encodeBig(writer, BigInt(value))
  else if (value < 0 || value > 255) writer.u8(INTEGER_EXT).i32(Number(value))
  else writer.u16((SMALL_INTEGER_EXT << 8) | Number(value))
}

/** Sign and magnitude, the magnitude with its lowest byte first. */
function encodeBig(writer: Writer, value: bigint): void {
  const digits = (value < 0n ? -value : value).toString(16)
  const size = (digits.length + 1) >> 1
  if (size < 256) writer.u8(SMALL_BIG_EXT).u8(size)
  else writer.u8(LARGE_BIG_EXT).u32(size)
  writer.u8(value < 0n ? 1 : 0)
  for (let end = digits.length; end > 0; end -= 2) {
    writer.u8(Number.parseInt(digits.slice(Math.max(0, end - 2), end), 16))
  }
}

function encodeBinary(writer: Writer, bytes: Uint8Array): void {
  writer.u8(BINARY_EXT).u32(bytes.length).bytes(bytes)
}

function encodeBitString(writer: Writer, { bytes, bits }: BitString): void {
  writer.u8(BIT_BINARY_EXT).u32(bytes.length).u8(bits).bytes(bytes)
}

/** The size counts itself. */
function encodeFun(writer: Writer, { bytes }: Fun): void {
  writer.u8(NEW_FUN_EXT)
  writer.u32(4 + bytes.length).bytes(bytes)
}

function encodeExport(
  writer: Writer,
  { module, function: name, arity }: Export,
  places: AtomPlaces | undefined,
): void {
  writer.u8(EXPORT_EXT)
  encodeAtom(writer, module, places)
  encodeAtom(writer, name, places)
  encodeNumber(writer, arity)
}
