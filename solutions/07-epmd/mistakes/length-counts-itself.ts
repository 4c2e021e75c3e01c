// task 1: the length is taken to count its own two bytes
import type { Cut } from '../given.ts'
import { u16 } from '../kata.ts'

export * from '../kata.ts'

export function cut(received: Uint8Array): Cut {
  const requests: Uint8Array[] = []
  let rest = received
  while (rest.length >= 2 && rest.length >= u16(rest, 0)) {
    const end = Math.max(2, u16(rest, 0))
    requests.push(rest.subarray(2, end))
    rest = rest.subarray(end)
  }
  return { requests, rest }
}
