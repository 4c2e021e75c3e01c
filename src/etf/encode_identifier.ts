/**
 * Pids, ports and references to bytes. Whose they are is said by the node's name and creation; the X of `<X.Y.Z>` never
 * travels, since it means something only where it is printed.
 * OTP: erl_ext_dist, NEW_PID_EXT, V4_PORT_EXT, NEWER_REFERENCE_EXT.
 */
import type { Writer } from '../bytes/writer.ts'
import type { Pid, Port, Reference } from '../term/identifier.ts'
import type { AtomPlaces } from './atom_refs.ts'
import { encodeAtom } from './encode_atom.ts'
import { NEW_PID_EXT, NEW_PORT_EXT, NEWER_REFERENCE_EXT, V4_PORT_EXT } from './tags.ts'

export function encodePid(writer: Writer, pid: Pid, places: AtomPlaces | undefined): void {
  writer.u8(NEW_PID_EXT)
  encodeAtom(writer, pid.node, places)
  writer.u32(pid.id).u32(pid.serial).u32(pid.creation)
}

/** What 28 bits hold goes in the form that nodes before OTP 24 know too. */
export function encodePort(writer: Writer, port: Port, places: AtomPlaces | undefined): void {
  const old = port.id < 1n << 28n
  writer.u8(old ? NEW_PORT_EXT : V4_PORT_EXT)
  encodeAtom(writer, port.node, places)
  if (old) writer.u32(Number(port.id))
  else writer.u64(port.id)
  writer.u32(port.creation)
}

export function encodeReference(writer: Writer, reference: Reference, places: AtomPlaces | undefined): void {
  writer.u8(NEWER_REFERENCE_EXT).u16(reference.words.length)
  encodeAtom(writer, reference.node, places)
  writer.u32(reference.creation)
  for (const word of reference.words) writer.u32(word)
}
