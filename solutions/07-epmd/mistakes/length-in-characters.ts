// task 4: Nlen counts the characters of the name
import { bytesOf, type NodeEntry, OK, TAG, Writer } from '../given.ts'
import { port2Answer as right } from '../kata.ts'

export * from '../kata.ts'

export function port2Answer(node: NodeEntry | undefined): Uint8Array {
  if (node === undefined) return right(node)
  const { name, port, type, protocol, highestVersion, lowestVersion, extra } = node
  const head = new Writer().u8(TAG.PORT2_RESP).u8(OK).u16(port).u8(type).u8(protocol)
  head.u16(highestVersion).u16(lowestVersion).u16(name.length).bytes(bytesOf(name))
  return head.u16(extra.length).bytes(extra).toBytes()
}
