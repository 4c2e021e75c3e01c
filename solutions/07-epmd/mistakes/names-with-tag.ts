// task 5: the answer repeats the tag of the request
import { type NodeEntry, TAG, Writer } from '../given.ts'
import { namesAnswer as right } from '../kata.ts'

export * from '../kata.ts'

export function namesAnswer(epmdPort: number, nodes: readonly NodeEntry[]): Uint8Array {
  return new Writer().u8(TAG.NAMES_REQ).bytes(right(epmdPort, nodes)).toBytes()
}
