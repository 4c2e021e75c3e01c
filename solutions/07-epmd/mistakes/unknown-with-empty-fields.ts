// task 4: a name that nobody has is answered with fields all the same
import { NOT_OK, type NodeEntry, TAG, Writer } from '../given.ts'
import { port2Answer as right } from '../kata.ts'

export * from '../kata.ts'

export function port2Answer(node: NodeEntry | undefined): Uint8Array {
  return node === undefined ? new Writer().u8(TAG.PORT2_RESP).u8(NOT_OK).u16(0).toBytes() : right(node)
}
