/**
 * Stands in for `src/etf/encode_identifier.ts` and `decode_identifier.ts`: pids and references then come and go by the
 * learner's functions. Ports, and the tags of older nodes, stay the runtime's. So does the printing, which the tests
 * themselves need to show what failed; the boss stage compares the learner's with a real shell's.
 */
import type { Reader } from '../../src/bytes/reader.ts'
import type { Writer } from '../../src/bytes/writer.ts'
import type { AtomPlaces, DecodeContext } from '../../src/etf/atom_refs.ts'
import { decodeAtomHere } from '../../src/etf/decode_atom.ts'
import * as decoding from '../../src/etf/decode_identifier.ts'
import { encodeAtom } from '../../src/etf/encode_atom.ts'
import { EtfError } from '../../src/etf/etf_error.ts'
import { atom, atomName } from '../../src/term/atom.ts'
import { type NodeIdentity, Pid, Reference, remoteIdentity } from '../../src/term/identifier.ts'
import { type Atoms, NEW_PID_EXT, NEWER_REFERENCE_EXT, type Pid as PlainPid } from './given.ts'
import { readPid, readReference, writePid, writeReference } from './kata.ts'

export * from '../../src/etf/decode_identifier.ts'
export * from '../../src/etf/encode_identifier.ts'

export function encodePid(writer: Writer, pid: Pid, places: AtomPlaces | undefined): void {
  writePid(writer, plain(pid), atoms({}, places))
}

export function encodeReference(writer: Writer, reference: Reference, places: AtomPlaces | undefined): void {
  const { node, creation, words } = reference
  writeReference(writer, { node: node.name, creation, words }, atoms({}, places))
}

export function decodePid(reader: Reader, tag: number, offset: number, context: DecodeContext): Pid {
  if (tag !== NEW_PID_EXT) return decoding.decodePid(reader, tag, offset, context)
  const { node, creation, id, serial } = readPid(reader, atoms(context))
  return new Pid(identity(node, creation, context), id, serial)
}

export function decodeReference(
  reader: Reader,
  tag: number,
  offset: number,
  context: DecodeContext,
): Reference {
  if (tag !== NEWER_REFERENCE_EXT) return decoding.decodeReference(reader, tag, offset, context)
  const { node, creation, words } = readReference(reader, atoms(context))
  return new Reference(identity(node, creation, context), words)
}

/** A pid of the runtime as the kata has it. */
export const plain = ({ node, id, serial, creation }: Pid): PlainPid => ({
  node: node.name,
  id,
  serial,
  creation,
})

const atoms = (context: DecodeContext, places?: AtomPlaces): Atoms => ({
  write: (out, name) => encodeAtom(out, atom(name), places),
  read(input) {
    const { offset } = input
    const name = decodeAtomHere(input, context)
    if (typeof name === 'boolean') throw new EtfError(`${name} is no name of a node`, undefined, offset)
    return atomName(name)
  },
})

/** Ours stay bound to this runtime. */
function identity(node: string, creation: number, { home }: DecodeContext): NodeIdentity {
  const name = atom(node)
  if (typeof name === 'boolean') throw new Error(`${name} is no name of a node`)
  return home?.is(name, creation) ? home : remoteIdentity(name, creation)
}
