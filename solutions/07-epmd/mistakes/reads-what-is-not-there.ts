// task 1: reads the length as soon as one byte of it is there
import type { Cut } from '../given.ts'
import { u16 } from '../kata.ts'

export * from '../kata.ts'

export function cut(received: Uint8Array): Cut {
  const requests: Uint8Array[] = []
  let rest = received
  while (rest.length > 0) {
    const end = 2 + u16(rest, 0)
    if (rest.length < end) break
    requests.push(rest.subarray(2, end))
    rest = rest.subarray(end)
  }
  return { requests, rest }
}
