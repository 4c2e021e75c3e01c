/**
 * Bytes on the wire, field by field: how long each is, what the specification calls it, what it says. The values come
 * from the runtime's own codecs; the lengths are those of erl_dist_protocol.
 */

import { Reader } from '../../src/bytes/reader.ts'
import {
  ALTACT_SIG_SEND,
  DEMONITOR_P,
  EXIT,
  EXIT2,
  LINK,
  MONITOR_P,
  MONITOR_P_EXIT,
  PAYLOAD_EXIT,
  PAYLOAD_EXIT2,
  PAYLOAD_MONITOR_P_EXIT,
  SPAWN_REPLY,
  SPAWN_REQUEST,
  UNLINK_ID,
  UNLINK_ID_ACK,
} from '../../src/channel/control.ts'
import type { FrameEvent } from '../../src/channel/events.ts'
import { DIST_HEADER, FIRST_FRAGMENT, NEXT_FRAGMENT } from '../../src/channel/frame_reader.ts'
import { ALIAS_SEND, REG_SEND, SEND, SEND_SENDER } from '../../src/channel/message_control.ts'
import { decodeAlive2Answer, decodePort2Answer, OK, RequestDecoder } from '../../src/epmd/codec.ts'
import type { EpmdRequestEvent, EpmdResponseEvent } from '../../src/epmd/events.ts'
import { decodeFrom } from '../../src/etf/decode.ts'
import { VERSION_MAGIC } from '../../src/etf/tags.ts'
import type { HandshakeEvent } from '../../src/handshake/events.ts'
import {
  decodeAck,
  decodeName,
  decodeNameAndChallenge,
  decodeReply,
  decodeStatus,
} from '../../src/handshake/messages.ts'
import { atom, type Term } from '../../src/mod.ts'
import { type Field, termFields } from './term_fields.ts'

/** A message as it crosses the wire, its length before it where it has one. */
export interface Anatomy {
  readonly bytes: Uint8Array
  readonly fields: readonly Field[]
}

const hex = (value: number | bigint): string => `0x${value.toString(16)}`

function field(name: string, length: number, value: unknown = ''): Field {
  return { name, length, value: String(value) }
}

function withLength(lengthBytes: 2 | 4, body: Uint8Array, fields: readonly Field[]): Anatomy {
  const bytes = new Uint8Array(lengthBytes + body.length)
  const view = new DataView(bytes.buffer)
  if (lengthBytes === 2) view.setUint16(0, body.length)
  else view.setUint32(0, body.length)
  bytes.set(body, lengthBytes)
  return { bytes, fields: [field('Length', lengthBytes, body.length), ...fields] }
}

/** Who lives on a host is asked by name. */
export function ofPortPlease({ bytes }: EpmdRequestEvent): Anatomy & { name: string } {
  const request = new RequestDecoder().push(bytes)
  const name = request?.kind === 'PORT_PLEASE2_REQ' ? request.name : ''
  const fields = [
    field('Length', 2, bytes.length - 2),
    field('PORT_PLEASE2_REQ', 1, bytes[2]),
    field('NodeName', bytes.length - 3, name),
  ]
  return { bytes, fields, name }
}

/** `port` is missing when EPMD knows no such name. */
export function ofPort2({ bytes }: EpmdResponseEvent): Anatomy & { port?: number } {
  const node = decodePort2Answer(bytes)?.node
  const fields = [field('PORT2_RESP', 1, bytes[0]), field('Result', 1, bytes[1])]
  if (node === undefined) return { bytes, fields }
  const { name, port, type, protocol, highestVersion, lowestVersion, extra } = node
  const nameLength = bytes.length - 14 - extra.length
  fields.push(
    field('PortNo', 2, port),
    field('NodeType', 1, type),
    field('Protocol', 1, protocol),
    field('HighestVersion', 2, highestVersion),
    field('LowestVersion', 2, lowestVersion),
    field('Nlen', 2, nameLength),
    field('NodeName', nameLength, name),
    field('Elen', 2, extra.length),
  )
  if (extra.length > 0) fields.push(field('Extra', extra.length))
  return { bytes, fields, port }
}

/** Any other question to EPMD: its length, its number, and what follows. */
export function ofRequest({ bytes, kind }: EpmdRequestEvent): Anatomy {
  const fields = [field('Length', 2, bytes.length - 2), field(kind, 1, bytes[2])]
  if (kind !== 'ALIVE2_REQ') {
    return { bytes, fields: bytes.length > 3 ? [...fields, field('Rest', bytes.length - 3)] : fields }
  }
  const reader = new Reader(bytes.subarray(3))
  const [port, type, protocol] = [reader.u16(), reader.u8(), reader.u8()]
  const [highest, lowest, nameLength] = [reader.u16(), reader.u16(), reader.u16()]
  fields.push(
    field('PortNo', 2, port),
    field('NodeType', 1, type),
    field('Protocol', 1, protocol),
    field('HighestVersion', 2, highest),
    field('LowestVersion', 2, lowest),
    field('Nlen', 2, nameLength),
    field('NodeName', nameLength, text(reader.take(nameLength))),
    field('Elen', 2, reader.u16()),
  )
  return { bytes, fields: reader.left === 0 ? fields : [...fields, field('Extra', reader.left)] }
}

/** Whether the name is taken down; without a `creation` it is not. */
export function ofAlive2({ bytes }: EpmdResponseEvent): Anatomy & { creation?: number } {
  const answer = decodeAlive2Answer(bytes)
  const fields = [
    field('ALIVE2_X_RESP', 1, bytes[0]),
    field('Result', 1, bytes[1]),
    field('Creation', bytes.length - 2, answer?.creation),
  ]
  return answer?.result === OK ? { bytes, fields, creation: answer.creation } : { bytes, fields }
}

/** Any other answer of EPMD. That to NAMES_REQ is EPMD's own port, then a line a node. */
export function ofAnswer(event: EpmdResponseEvent): Anatomy {
  const { bytes, to } = event
  if (to === 'ALIVE2_REQ') return ofAlive2(event)
  if (to !== 'NAMES_REQ') return { bytes, fields: [field('Answer', bytes.length)] }
  const lines = bytes.subarray(4)
  const port = new Reader(bytes).u32()
  const fields = [field('EPMDPortNo', 4, port)]
  if (lines.length > 0) fields.push(field('NodeInfo', lines.length, text(lines).trim()))
  return { bytes, fields }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

export function ofHandshake({ step, bytes }: HandshakeEvent): Anatomy {
  return withLength(2, bytes, handshakeFields(step, bytes))
}

function handshakeFields(step: HandshakeEvent['step'], bytes: Uint8Array): Field[] {
  const tag = field('Tag', 1, `'${String.fromCharCode(bytes[0] ?? 0)}'`)
  switch (step) {
    case 'name': {
      const { flags, creation, name } = decodeName(bytes)
      const nameFields = [field('Nlen', 2, name.length), field('Name', name.length, name)]
      return [tag, field('Flags', 8, hex(flags)), field('Creation', 4, hex(creation)), ...nameFields]
    }
    case 'challenge': {
      const { flags, challenge, creation, name } = decodeNameAndChallenge(bytes)
      const nameFields = [field('Nlen', 2, name.length), field('Name', name.length, name)]
      const numbers = [field('Challenge', 4, challenge), field('Creation', 4, hex(creation))]
      return [tag, field('Flags', 8, hex(flags)), ...numbers, ...nameFields]
    }
    case 'status':
    case 'status-reply':
      return [tag, field('Status', bytes.length - 1, decodeStatus(bytes).status)]
    case 'reply': {
      const { challenge, digest } = decodeReply(bytes)
      return [tag, field('Challenge', 4, challenge), field('Digest', digest.length, 'MD5')]
    }
    case 'ack':
      return [tag, field('Digest', decodeAck(bytes).length, 'MD5')]
    case 'complement':
      return [tag, field('FlagsHigh', 4), field('Creation', 4)]
  }
}

/** What erl_dist_protocol calls a control message by the number it begins with. */
const operations = new Map<number, string>(
  Object.entries({
    LINK,
    SEND,
    EXIT,
    REG_SEND,
    EXIT2,
    MONITOR_P,
    DEMONITOR_P,
    MONITOR_P_EXIT,
    SEND_SENDER,
    PAYLOAD_EXIT,
    PAYLOAD_EXIT2,
    PAYLOAD_MONITOR_P_EXIT,
    SPAWN_REQUEST,
    SPAWN_REPLY,
    ALIAS_SEND,
    UNLINK_ID,
    UNLINK_ID_ACK,
    ALTACT_SIG_SEND,
  }).map(([name, number]) => [number, name]),
)

/** What erl_dist_protocol calls this frame: the operation of its control message, `tick`, or `fragment`. */
export function operationOf({ control }: FrameEvent): string {
  const [, number] = /^\{(\d+)/.exec(control) ?? []
  return operations.get(Number(number)) ?? control
}

export interface FrameAnatomy extends Anatomy {
  readonly operation: string
  readonly payload?: Term
}

export function ofFrame(frame: FrameEvent): FrameAnatomy {
  const { bytes, control } = frame
  const operation = operationOf(frame)
  if (bytes.length === 0) return { ...withLength(4, bytes, []), operation }
  const reader = new Reader(bytes)
  const atoms = frame.atoms.map((name) => atom(name))
  const hasHeader = bytes[0] === VERSION_MAGIC
  const fields = hasHeader ? headerFields(reader, frame.atoms) : [field('Type', 1, reader.u8())]
  const term = (name: string, shown: string): Term => {
    if (!hasHeader) fields.push(field('Version', 1, reader.u8()))
    const start = reader.offset
    const value = decodeFrom(reader, { atoms })
    fields.push(field(name, reader.offset - start, shown))
    return value
  }
  const cut = (): FrameAnatomy => {
    const part = field('Payload', reader.left)
    return { ...withLength(4, bytes, [...fields, part]), operation }
  }
  if (bytes[1] === NEXT_FRAGMENT) return cut()
  term('ControlMessage', control)
  if (reader.left === 0) return { ...withLength(4, bytes, fields), operation }
  if (bytes[1] === FIRST_FRAGMENT) return cut()
  if (!hasHeader) fields.push(field('Version', 1, reader.u8()))
  const message = termFields(reader, atoms, 'Message')
  return { ...withLength(4, bytes, [...fields, ...message.fields]), operation, payload: message.term }
}

/** The distribution header: the atoms that the terms behind it refer to, those new to the peer with their text. */
function headerFields(reader: Reader, atoms: readonly string[]): Field[] {
  const fields = [field('Version', 1, reader.u8())]
  const type = reader.u8()
  fields.push(field('Type', 1, type))
  if (type !== DIST_HEADER)
    fields.push(field('SequenceId', 8, reader.u64()), field('FragmentId', 8, reader.u64()))
  if (type === NEXT_FRAGMENT) return fields
  const count = reader.u8()
  fields.push(field('NumberOfAtomCacheRefs', 1, count))
  if (count === 0) return fields
  const flags = reader.take((count >> 1) + 1)
  const flagsOf = (place: number): number => ((flags[place >> 1] ?? 0) >> (4 * (place & 1))) & 15
  fields.push(field('Flags', flags.length, Array.from(flags, hex).join(' ')))
  for (const [place, name] of atoms.entries()) {
    const start = reader.offset
    reader.u8()
    const isNew = (flagsOf(place) & 8) !== 0
    if (isNew) reader.take((flagsOf(count) & 1) === 0 ? reader.u8() : reader.u16())
    fields.push(field(isNew ? 'NewAtomCacheRef' : 'CachedAtomRef', reader.offset - start, name))
  }
  return fields
}
