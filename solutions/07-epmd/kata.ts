/**
 * Kata 07, solved.
 */
import type { Connection, Cut, NodeEntry } from './given.ts'
import { bytesOf, NOT_OK, OK, TAG, textOf, Writer } from './given.ts'

export function u16(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint16(
    at,
  )
}

export function cut(received: Uint8Array): Cut {
  const requests: Uint8Array[] = []
  let rest = received
  while (rest.length >= 2) {
    const end = 2 + u16(rest, 0)
    if (rest.length < end) break
    requests.push(rest.subarray(2, end))
    rest = rest.subarray(end)
  }
  return { requests, rest }
}

export function readAlive2(request: Uint8Array): NodeEntry {
  const [, , , type = 0, protocol = 0] = request
  const nameEnd = 11 + u16(request, 9)
  const extraFrom = nameEnd + 2
  return {
    name: textOf(request.subarray(11, nameEnd)),
    port: u16(request, 1),
    type,
    protocol,
    highestVersion: u16(request, 5),
    lowestVersion: u16(request, 7),
    extra: request.slice(extraFrom, extraFrom + u16(request, nameEnd)),
  }
}

export function alive2Answer(creation: number | undefined): Uint8Array {
  const result = creation === undefined ? NOT_OK : OK
  return new Writer()
    .u8(TAG.ALIVE2_X_RESP)
    .u8(result)
    .u32(creation ?? 0)
    .toBytes()
}

export class Names {
  readonly #living = new Map<
    string,
    { readonly node: NodeEntry; readonly connection: Connection }
  >()
  #nextCreation = 4

  register(node: NodeEntry, connection: Connection): number | undefined {
    if (this.#living.has(node.name)) return undefined
    this.#living.set(node.name, { node, connection })
    return this.#nextCreation++
  }

  closed(connection: Connection): void {
    for (const [name, held] of this.#living) {
      if (held.connection === connection) this.#living.delete(name)
    }
  }

  find(name: string): NodeEntry | undefined {
    return this.#living.get(name)?.node
  }

  all(): readonly NodeEntry[] {
    return Array.from(this.#living.values(), ({ node }) => node)
  }
}

export function port2Answer(node: NodeEntry | undefined): Uint8Array {
  const answer = new Writer().u8(TAG.PORT2_RESP)
  if (node === undefined) return answer.u8(NOT_OK).toBytes()
  const name = bytesOf(node.name)
  return answer
    .u8(OK)
    .u16(node.port)
    .u8(node.type)
    .u8(node.protocol)
    .u16(node.highestVersion)
    .u16(node.lowestVersion)
    .u16(name.length)
    .bytes(name)
    .u16(node.extra.length)
    .bytes(node.extra)
    .toBytes()
}

export function namesAnswer(
  epmdPort: number,
  nodes: readonly NodeEntry[],
): Uint8Array {
  const lines = nodes.map(({ name, port }) => `name ${name} at port ${port}\n`)
  return new Writer()
    .u32(epmdPort)
    .bytes(bytesOf(lines.join('')))
    .toBytes()
}
