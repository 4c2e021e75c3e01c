/**
 * What nodes and EPMD say to each other, as bytes and back. Pure: no socket here.
 *
 * A request is a 16-bit length, a tag and its fields; an answer has no length: it ends where its fields end, or where
 * EPMD closes the connection.
 * Specified in erl_dist_protocol, "EPMD Protocol"; the names of tags and fields are the document's.
 */
import { Framer, FrameTooLong } from '../bytes/framer.ts'
import { Reader, Truncated } from '../bytes/reader.ts'
import { fromUtf8, toUtf8 } from '../bytes/text.ts'
import { Writer } from '../bytes/writer.ts'

const ALIVE2_REQ = 120
const ALIVE2_X_RESP = 118
const ALIVE2_RESP = 121
const PORT_PLEASE2_REQ = 122
const PORT2_RESP = 119
const NAMES_REQ = 110
const DUMP_REQ = 100
const KILL_REQ = 107
const STOP_REQ = 115

/** NodeType: hidden nodes ("C-nodes") register, but count as not visible. */
export const NODE_TYPE_NORMAL = 77
export const NODE_TYPE_HIDDEN = 72
/** Protocol: TCP over IPv4, the only one in use. */
export const PROTOCOL_TCP_IPV4 = 0
/** The versions of the distribution protocol that OTP 23 and later speak. */
export const HIGHEST_VERSION = 6
export const LOWEST_VERSION = 5

/** The longest node name (the part before @), in characters, and the longest Extra field, in bytes. */
export const MAX_NAME_CHARACTERS = 255
export const MAX_EXTRA_BYTES = 4 * MAX_NAME_CHARACTERS
/** The longest request that the real EPMD takes, without its length. */
export const MAX_REQUEST_BYTES = 4092

/** What EPMD knows of a node. */
export interface NodeEntry {
  /** The part before @. */
  readonly name: string
  /** Where the node accepts connections. */
  readonly port: number
  readonly type: number
  readonly protocol: number
  readonly highestVersion: number
  readonly lowestVersion: number
  readonly extra: Uint8Array
}

export type Request =
  | { readonly kind: 'ALIVE2_REQ'; readonly node: NodeEntry }
  | { readonly kind: 'PORT_PLEASE2_REQ'; readonly name: string }
  | { readonly kind: 'NAMES_REQ' }
  | { readonly kind: 'DUMP_REQ' }
  | { readonly kind: 'KILL_REQ' }
  | { readonly kind: 'STOP_REQ'; readonly name: string }

/** Bytes that are no EPMD message. */
export class EpmdProtocolError extends Error {
  override readonly name = 'EpmdProtocolError'
}

const NOT_UTF8 = 'a node name is not UTF-8'

/** Who registers under such a name is refused, where any other nonsense ends the connection without a word. */
export class NameNotUtf8 extends EpmdProtocolError {
  /** Of who asks: the answer's form depends on it. */
  readonly highestVersion: number

  constructor(highestVersion: number, cause: unknown) {
    super(NOT_UTF8, { cause })
    this.highestVersion = highestVersion
  }
}

// #region requests
/** A whole request, its length before it. */
export function encodeRequest(request: Request): Uint8Array {
  const body = new Writer(64)
  switch (request.kind) {
    case 'ALIVE2_REQ':
      writeNode(body.u8(ALIVE2_REQ), request.node)
      break
    case 'PORT_PLEASE2_REQ':
      body.u8(PORT_PLEASE2_REQ).bytes(toUtf8(request.name))
      break
    case 'NAMES_REQ':
      body.u8(NAMES_REQ)
      break
    case 'DUMP_REQ':
      body.u8(DUMP_REQ)
      break
    case 'KILL_REQ':
      body.u8(KILL_REQ)
      break
    case 'STOP_REQ':
      body.u8(STOP_REQ).bytes(toUtf8(request.name))
  }
  return new Writer(2 + body.length).u16(body.length).bytes(body.takeBytes()).takeBytes()
}

/**
 * Reads one request from bytes as they arrive. A connection carries one: bytes after it are an error, as EPMD sees it,
 * and so are fields that do not fill their lengths.
 */
export class RequestDecoder {
  readonly #framer = new Framer(2, MAX_REQUEST_BYTES)
  /** The whole request as it came, its length before it, once it is there. */
  bytes: Uint8Array = new Uint8Array()

  /** The request, once it is whole. Throws `EpmdProtocolError`. */
  push(bytes: Uint8Array): Request | undefined {
    this.#framer.push(bytes)
    try {
      const body = this.#framer.next()
      if (body === undefined) return undefined
      if (this.#framer.rest().length > 0) throw new EpmdProtocolError('bytes follow the request')
      this.bytes = new Writer(2 + body.length).u16(body.length).bytes(body).takeBytes()
      return decodeRequest(this.bytes.subarray(2))
    } catch (error) {
      if (error instanceof FrameTooLong || error instanceof Truncated) {
        throw new EpmdProtocolError(`not a request: ${error.message}`, { cause: error })
      }
      throw error
    }
  }
}

function decodeRequest(body: Uint8Array): Request {
  const reader = new Reader(body)
  const tag = reader.u8()
  switch (tag) {
    case ALIVE2_REQ:
      return { kind: 'ALIVE2_REQ', node: readNode(reader) }
    case PORT_PLEASE2_REQ:
      return { kind: 'PORT_PLEASE2_REQ', name: readName(withoutNul(reader.rest())) }
    case NAMES_REQ:
      return { kind: 'NAMES_REQ' }
    case DUMP_REQ:
      return { kind: 'DUMP_REQ' }
    case KILL_REQ:
      return { kind: 'KILL_REQ' }
    case STOP_REQ:
      return { kind: 'STOP_REQ', name: readName(withoutNul(reader.rest())) }
    default:
      throw new EpmdProtocolError(`no request has the tag ${tag}`)
  }
}
// #endregion

// #region answers
/** Result of ALIVE2 and PORT2: 0, or why not. EPMD gives no other reason than 1. */
export const OK = 0
const NOT_OK = 1
/** What EPMD fills in for a creation when it refuses. */
const NO_CREATION = 99

export interface Alive2Answer {
  readonly result: number
  readonly creation: number
}

/** The creation has 32 bits for a node that speaks version 6, and 16 (of which it uses two) for an older one. */
export function encodeAlive2Answer(highestVersion: number, creation: number | undefined): Uint8Array {
  const result = creation === undefined ? NOT_OK : OK
  const answer = new Writer(6)
  if (highestVersion >= 6)
    return answer
      .u8(ALIVE2_X_RESP)
      .u8(result)
      .u32(creation ?? NO_CREATION)
      .takeBytes()
  return answer
    .u8(ALIVE2_RESP)
    .u8(result)
    .u16(creation ?? NO_CREATION)
    .takeBytes()
}

/** `undefined` while bytes are missing. */
export function decodeAlive2Answer(bytes: Uint8Array): Alive2Answer | undefined {
  return whenWhole(bytes, (reader) => {
    const tag = reader.u8()
    if (tag === ALIVE2_X_RESP) return { result: reader.u8(), creation: reader.u32() }
    if (tag === ALIVE2_RESP) return { result: reader.u8(), creation: reader.u16() }
    throw new EpmdProtocolError(`the answer to ALIVE2_REQ has the tag ${tag}`)
  })
}

/** `undefined` says that no node has that name. */
export function encodePort2Answer(node: NodeEntry | undefined): Uint8Array {
  const answer = new Writer(64).u8(PORT2_RESP)
  if (node === undefined) return answer.u8(NOT_OK).takeBytes()
  return writeNode(answer.u8(OK), node).takeBytes()
}

/** `undefined` while bytes are missing. */
export function decodePort2Answer(bytes: Uint8Array): { readonly node: NodeEntry | undefined } | undefined {
  return whenWhole(bytes, (reader) => {
    const tag = reader.u8()
    if (tag !== PORT2_RESP) throw new EpmdProtocolError(`the answer to PORT_PLEASE2_REQ has the tag ${tag}`)
    return { node: reader.u8() === OK ? readNode(reader) : undefined }
  })
}

/** The answer to NAMES_REQ: EPMD's own port, then one line a node. */
export function encodeNamesAnswer(epmdPort: number, nodes: Iterable<NodeEntry>): Uint8Array {
  const answer = new Writer().u32(epmdPort)
  for (const { name, port } of nodes) answer.bytes(toUtf8(`name ${name} at port ${port}\n`))
  return answer.takeBytes()
}

/** A line of the answer to NAMES_REQ: the part of a node's name before the @, and the TCP port at which it listens. */
export interface RegisteredName {
  readonly name: string
  readonly port: number
}

/** Takes the whole answer; its end is the end of the connection. Lines of another form are passed over, as OTP does. */
export function decodeNamesAnswer(bytes: Uint8Array): { epmdPort: number; nodes: RegisteredName[] } {
  if (bytes.length < 4) throw new EpmdProtocolError('the answer to NAMES_REQ ends within its first number')
  const reader = new Reader(bytes)
  const epmdPort = reader.u32()
  const nodes = []
  for (const line of readText(reader.rest()).split('\n')) {
    const [, name, port] = /^name (.+) at port (\d+)$/.exec(line) ?? []
    if (name !== undefined) nodes.push({ name, port: Number(port) })
  }
  return { epmdPort, nodes }
}

/** What DUMP tells of a node, living or gone. `fd` is the number of the connection it registered by. */
export interface DumpEntry {
  readonly node: NodeEntry
  readonly fd: number
}

/** The document shows neither the angle brackets nor the NUL that ends each line; the real EPMD sends both. */
export function encodeDumpAnswer(
  epmdPort: number,
  active: Iterable<DumpEntry>,
  unused: Iterable<DumpEntry>,
): Uint8Array {
  const answer = new Writer().u32(epmdPort)
  for (const { node, fd } of active) {
    answer.bytes(toUtf8(`active name     <${node.name}> at port ${node.port}, fd = ${fd}\n\0`))
  }
  for (const { node, fd } of unused) {
    answer.bytes(toUtf8(`old/unused name <${node.name}>, port = ${node.port}, fd = ${fd} \n\0`))
  }
  return answer.takeBytes()
}
// #endregion

/** The fields that ALIVE2_REQ and PORT2_RESP share. */
function writeNode(writer: Writer, node: NodeEntry): Writer {
  const name = toUtf8(node.name)
  writer.u16(node.port).u8(node.type).u8(node.protocol).u16(node.highestVersion).u16(node.lowestVersion)
  return writer.u16(name.length).bytes(name).u16(node.extra.length).bytes(node.extra)
}

function readNode(reader: Reader): NodeEntry {
  const port = reader.u16()
  const type = reader.u8()
  const protocol = reader.u8()
  const highestVersion = reader.u16()
  const lowestVersion = reader.u16()
  const nameBytes = reader.take(reader.u16())
  const extra = reader.take(reader.u16()).slice()
  const name = readName(nameBytes, (cause) => new NameNotUtf8(highestVersion, cause))
  return { name, port, type, protocol, highestVersion, lowestVersion, extra }
}

function readName(bytes: Uint8Array, notUtf8 = unreadable): string {
  if (bytes.length === 0) throw new EpmdProtocolError('a node name is empty')
  if (bytes.includes(0)) throw new EpmdProtocolError('a node name holds a NUL')
  return readText(bytes, notUtf8)
}

const unreadable = (cause: unknown) => new EpmdProtocolError(NOT_UTF8, { cause })

function readText(bytes: Uint8Array, notUtf8 = unreadable): string {
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw notUtf8(cause)
  }
}

/** Old nodes end the name with a NUL. */
function withoutNul(name: Uint8Array): Uint8Array {
  return name.at(-1) === 0 ? name.subarray(0, -1) : name
}

function whenWhole<T>(bytes: Uint8Array, read: (reader: Reader) => T): T | undefined {
  try {
    return read(new Reader(bytes))
  } catch (error) {
    if (error instanceof Truncated) return undefined
    throw error
  }
}
