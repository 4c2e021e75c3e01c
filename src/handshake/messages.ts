/**
 * The messages of the handshake, as bytes. All numbers are big-endian; node names travel as latin1.
 * OTP: erl_dist_protocol, "Distribution Handshake", version 6 (OTP 23 and later).
 *
 *   dialler                              acceptor
 *     'N' flags creation name   ─────▶
 *                               ◀─────   's' status
 *                               ◀─────   'N' flags challenge creation name
 *     'r' challenge digest      ─────▶
 *                               ◀─────   'a' digest
 */
import { Reader } from '../bytes/reader.ts'
import { fromLatin1, fromUtf8, toLatin1 } from '../bytes/text.ts'
import { Writer } from '../bytes/writer.ts'
import type { Challenge } from './digest.ts'

const NAME = 0x4e // 'N'
const OLD_NAME = 0x6e // 'n'
const STATUS = 0x73 // 's'
const REPLY = 0x72 // 'r'
const ACK = 0x61 // 'a'
const COMPLEMENT = 0x63 // 'c'

export const DIGEST_LENGTH = 16

/** Who a side says it is. */
export interface Name {
  readonly name: string
  readonly flags: bigint
  /** 0 when the dialler asks to be given a name. */
  readonly creation: number
}

export interface NameAndChallenge extends Name {
  readonly challenge: Challenge
}

/** `named` is the answer to a dialler without a name of its own. */
export type Status =
  | { readonly status: 'ok' | 'ok_simultaneous' | 'nok' | 'not_allowed' | 'alive' | 'true' | 'false' }
  | { readonly status: 'named'; readonly name: string; readonly creation: number }

/** The bytes are not the message that the handshake is at. */
export class NotTheMessage extends Error {
  override readonly name = 'NotTheMessage'

  constructor(wanted: string, bytes: Uint8Array) {
    const tag = bytes.length === 0 ? 'an empty frame' : `a frame that begins with byte ${bytes[0]}`
    super(`${wanted} was expected, ${tag} came`)
  }
}

export function encodeName({ flags, creation, name }: Name): Uint8Array {
  const text = toLatin1(name)
  return new Writer().u8(NAME).u64(flags).u32(creation).u16(text.length).bytes(text).toBytes()
}

/** Also takes the name of a dialler from before OTP 23, which says the rest in a complement later. */
export function decodeName(bytes: Uint8Array): Name & { readonly old: boolean } {
  const reader = new Reader(bytes)
  switch (bytes[0]) {
    case NAME: {
      reader.u8()
      const flags = reader.u64()
      const creation = reader.u32()
      return { flags, creation, name: fromLatin1(reader.take(reader.u16())), old: false }
    }
    case OLD_NAME: {
      reader.u8()
      reader.u16() // the version, 5
      const flags = BigInt(reader.u32())
      return { flags, creation: 0, name: fromLatin1(reader.rest()), old: true }
    }
  }
  throw new NotTheMessage("a name ('N')", bytes)
}

export function encodeNameAndChallenge({ flags, challenge, creation, name }: NameAndChallenge): Uint8Array {
  const text = toLatin1(name)
  return new Writer().u8(NAME).u64(flags).u32(challenge).u32(creation).u16(text.length).bytes(text).toBytes()
}

export function decodeNameAndChallenge(bytes: Uint8Array): NameAndChallenge {
  if (bytes[0] !== NAME) throw new NotTheMessage("a challenge ('N')", bytes)
  const reader = new Reader(bytes, 1)
  const flags = reader.u64()
  const challenge = reader.u32()
  const creation = reader.u32()
  return { flags, challenge, creation, name: fromLatin1(reader.take(reader.u16())) }
}

export function encodeStatus(status: Status): Uint8Array {
  const writer = new Writer().u8(STATUS)
  if (status.status !== 'named') return writer.bytes(toLatin1(status.status)).toBytes()
  const name = toLatin1(status.name)
  return writer.bytes(toLatin1('named:')).u16(name.length).bytes(name).u32(status.creation).toBytes()
}

export function decodeStatus(bytes: Uint8Array): Status {
  if (bytes[0] !== STATUS) throw new NotTheMessage("a status ('s')", bytes)
  const text = fromLatin1(bytes.subarray(1))
  if (text.startsWith('named:')) {
    const reader = new Reader(bytes, 1 + 'named:'.length)
    return { status: 'named', name: fromUtf8(reader.take(reader.u16())), creation: reader.u32() }
  }
  switch (text) {
    case 'ok':
    case 'ok_simultaneous':
    case 'nok':
    case 'not_allowed':
    case 'alive':
    case 'true':
    case 'false':
      return { status: text }
  }
  throw new NotTheMessage('a known status', bytes)
}

export function encodeReply(challenge: Challenge, digest: Uint8Array): Uint8Array {
  return new Writer().u8(REPLY).u32(challenge).bytes(digest).toBytes()
}

export function decodeReply(bytes: Uint8Array): { challenge: Challenge; digest: Uint8Array } {
  if (bytes[0] !== REPLY) throw new NotTheMessage("the reply to the challenge ('r')", bytes)
  const reader = new Reader(bytes, 1)
  return { challenge: reader.u32(), digest: reader.take(DIGEST_LENGTH) }
}

export function encodeAck(digest: Uint8Array): Uint8Array {
  return new Writer().u8(ACK).bytes(digest).toBytes()
}

export function decodeAck(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== ACK) throw new NotTheMessage("the acknowledgement ('a')", bytes)
  return new Reader(bytes, 1).take(DIGEST_LENGTH)
}

/** The upper half of the flags and the creation, from a dialler that gave an old name. */
export function decodeComplement(bytes: Uint8Array): { flagsHigh: number; creation: number } {
  if (bytes[0] !== COMPLEMENT) throw new NotTheMessage("the complement of an old name ('c')", bytes)
  const reader = new Reader(bytes, 1)
  return { flagsHigh: reader.u32(), creation: reader.u32() }
}
