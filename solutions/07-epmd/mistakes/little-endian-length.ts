// task 1: the lower byte of a length is read first
import type { Cut } from '../given.ts'

export * from '../kata.ts'

export function u16(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint16(at, true)
}

export function cut(received: Uint8Array): Cut {
  const requests: Uint8Array[] = []
  let rest = received
  while (rest.length >= 2 && rest.length >= 2 + u16(rest, 0)) {
    const end = 2 + u16(rest, 0)
    requests.push(rest.subarray(2, end))
    rest = rest.subarray(end)
  }
  return { requests, rest }
}
