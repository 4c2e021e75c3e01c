/**
 * The terms that contain no other: numbers, atoms, binaries, identifiers, funs.
 * OTP: erl_ext_dist; which tag is chosen where several would do is as in OTP 25's `enc_term`.
 */
import { toUtf8 } from '../bytes/text.ts'
import type { Writer } from '../bytes/writer.ts'
import { type Atom, atomName } from '../term/atom.ts'
import type { BitString } from '../term/binary.ts'
import type { Float } from '../term/float.ts'
import type { Export, Fun } from '../term/fun.ts'
import type { Pid, Port, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { AtomPlaces } from './atom_refs.ts'
import {
  ATOM_CACHE_REF,
  ATOM_UTF8_EXT,
  BINARY_EXT,
  BIT_BINARY_EXT,
  EXPORT_EXT,
  INTEGER_EXT,
  LARGE_BIG_EXT,
  NEW_FLOAT_EXT,
  NEW_FUN_EXT,
  NEW_PID_EXT,
  NEW_PORT_EXT,
  NEWER_REFERENCE_EXT,
  SMALL_ATOM_UTF8_EXT,
  SMALL_BIG_EXT,
  SMALL_INTEGER_EXT,
  V4_PORT_EXT,
} from './tags.ts'

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
      encodeText(writer, value)
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
  else writer.u8(SMALL_INTEGER_EXT).u8(Number(value))
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

/** Atoms never go away, so their bytes may as well stay. */
const atoms = new Map<Atom | boolean, Uint8Array>()

function encodeAtom(writer: Writer, value: Atom | boolean, places: AtomPlaces | undefined): void {
  const place = places === undefined ? -1 : places.placeOf(value)
  if (place >= 0) writer.u8(ATOM_CACHE_REF).u8(place)
  else writer.bytes(atomBytes(value))
}

/** The name of an atom in UTF-8. */
export function atomText(value: Atom | boolean): Uint8Array {
  const bytes = atomBytes(value)
  return bytes.subarray(bytes[0] === SMALL_ATOM_UTF8_EXT ? 2 : 3)
}

/** An atom in full, with its tag. */
export function atomBytes(value: Atom | boolean): Uint8Array {
  let bytes = atoms.get(value)
  if (bytes === undefined) {
    const name = toUtf8(atomName(value))
    bytes =
      name.length < 256
        ? new Uint8Array([SMALL_ATOM_UTF8_EXT, name.length, ...name])
        : new Uint8Array([ATOM_UTF8_EXT, name.length >> 8, name.length & 0xff, ...name])
    atoms.set(value, bytes)
  }
  return bytes
}

function encodeBinary(writer: Writer, bytes: Uint8Array): void {
  writer.u8(BINARY_EXT).u32(bytes.length).bytes(bytes)
}

function encodeText(writer: Writer, text: string): void {
  const at = writer.u8(BINARY_EXT).length
  const size = writer.u32(0).utf8(text)
  writer.patchU32(at, size)
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

function encodePid(writer: Writer, pid: Pid, places: AtomPlaces | undefined): void {
  writer.u8(NEW_PID_EXT)
  encodeAtom(writer, pid.node, places)
  writer.u32(pid.id).u32(pid.serial).u32(pid.creation)
}

/** What 28 bits hold goes in the form that nodes before OTP 24 know too. */
function encodePort(writer: Writer, port: Port, places: AtomPlaces | undefined): void {
  const old = port.id < 1n << 28n
  writer.u8(old ? NEW_PORT_EXT : V4_PORT_EXT)
  encodeAtom(writer, port.node, places)
  if (old) writer.u32(Number(port.id))
  else writer.u64(port.id)
  writer.u32(port.creation)
}

function encodeReference(writer: Writer, reference: Reference, places: AtomPlaces | undefined): void {
  writer.u8(NEWER_REFERENCE_EXT).u16(reference.words.length)
  encodeAtom(writer, reference.node, places)
  writer.u32(reference.creation)
  for (const word of reference.words) writer.u32(word)
}
