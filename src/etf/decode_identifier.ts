/**
 * Pids, ports and references from bytes, in the forms of three generations. The newest have a creation of 32 bits, the
 * old ones of 2 bits in a byte; ports went from 28 bits to 64.
 * OTP: erl_ext_dist, NEW_PID_EXT, V4_PORT_EXT, NEWER_REFERENCE_EXT and their forerunners.
 */
import type { Reader } from '../bytes/reader.ts'
import type { Atom } from '../term/atom.ts'
import {
  type LocalIdentity,
  type NodeIdentity,
  Pid,
  Port,
  Reference,
  remoteIdentity,
} from '../term/identifier.ts'
import type { DecodeContext } from './atom_refs.ts'
import { decodeAtomHere } from './decode_atom.ts'
import { EtfError } from './etf_error.ts'
import { NEW_PID_EXT, NEW_REFERENCE_EXT, PORT_EXT, REFERENCE_EXT, V4_PORT_EXT } from './tags.ts'

/** The most words of 32 bits that a reference has, as in OTP. */
const MAX_REFERENCE_WORDS = 5

export function decodePid(reader: Reader, tag: number, offset: number, context: DecodeContext): Pid {
  const node = decodeNode(reader, tag, offset, context)
  const id = reader.u32()
  const serial = reader.u32()
  const creation = tag === NEW_PID_EXT ? reader.u32() : reader.u8()
  return new Pid(identity(node, creation, context.home), id, serial)
}

export function decodePort(reader: Reader, tag: number, offset: number, context: DecodeContext): Port {
  const node = decodeNode(reader, tag, offset, context)
  const id = tag === V4_PORT_EXT ? reader.u64() : BigInt(reader.u32())
  const creation = tag === PORT_EXT ? reader.u8() : reader.u32()
  return new Port(identity(node, creation, context.home), id)
}

export function decodeReference(
  reader: Reader,
  tag: number,
  offset: number,
  context: DecodeContext,
): Reference {
  if (tag === REFERENCE_EXT) {
    const node = decodeNode(reader, tag, offset, context)
    const word = reader.u32()
    return new Reference(identity(node, reader.u8(), context.home), [word])
  }
  const count = reader.u16()
  if (count < 1 || count > MAX_REFERENCE_WORDS)
    throw new EtfError(`a reference has 1 to ${MAX_REFERENCE_WORDS} words, not ${count}`, tag, offset)
  const node = decodeNode(reader, tag, offset, context)
  const creation = tag === NEW_REFERENCE_EXT ? reader.u8() : reader.u32()
  const words = new Array<number>(count)
  for (let i = 0; i < count; i++) words[i] = reader.u32()
  return new Reference(identity(node, creation, context.home), words)
}

function decodeNode(reader: Reader, tag: number, offset: number, context: DecodeContext): Atom {
  const name = decodeAtomHere(reader, context)
  if (typeof name === 'boolean') throw new EtfError(`${name} is no name of a node`, tag, offset)
  return name
}

/** The last foreign node seen: identifiers of one node come in rows. */
let last: NodeIdentity | undefined

/** Ours stay bound to this runtime, so that its pids come back as the pids that went out. */
function identity(name: Atom, creation: number, home: LocalIdentity | undefined): NodeIdentity {
  if (home?.is(name, creation)) return home
  if (last === undefined || last.name !== name || last.creation !== creation) {
    last = remoteIdentity(name, creation)
  }
  return last
}
