/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `textOf(bytes)`, `bytesOf(text)`: UTF-8, in which names travel
 * - `Writer`: `new Writer().u8(1).u16(2).u32(3).bytes(more).toBytes()`; its numbers
 *   are big-endian
 */
export { fromUtf8 as textOf, toUtf8 as bytesOf } from '../../src/bytes/text.ts'
export { Writer } from '../../src/bytes/writer.ts'
export { todo } from '../kit/todo.ts'

/** The first byte of each request and of each answer that has a tag. */
export const TAG = {
  ALIVE2_REQ: 120,
  ALIVE2_X_RESP: 118,
  PORT_PLEASE2_REQ: 122,
  PORT2_RESP: 119,
  NAMES_REQ: 110,
}

/** The second byte of an answer. */
export const OK = 0
export const NOT_OK = 1

/** What EPMD knows of a node. */
export interface NodeEntry {
  /** The part before @. */
  readonly name: string
  /** Where the node accepts connections. */
  readonly port: number
  /** 77 for a node that all may see, 72 for a hidden one. */
  readonly type: number
  /** 0: TCP over IPv4. */
  readonly protocol: number
  readonly highestVersion: number
  readonly lowestVersion: number
  /** For what a later version may have to add; empty to this day. */
  readonly extra: Uint8Array
}

/** What came in so far, cut. */
export interface Cut {
  /** Every request that is whole, without its length. */
  readonly requests: readonly Uint8Array[]
  /** What is left over. The bytes that come next will stand behind it. */
  readonly rest: Uint8Array
}

/**
 * A node's connection with EPMD. Nothing in it is for you but that it is this one
 * and no other.
 */
export type Connection = object
