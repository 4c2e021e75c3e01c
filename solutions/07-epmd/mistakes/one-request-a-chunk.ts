// task 1: of two requests in one chunk the second is lost
import type { Cut } from '../given.ts'
import { cut as right } from '../kata.ts'

export * from '../kata.ts'

export function cut(received: Uint8Array): Cut {
  const { requests, rest } = right(received)
  return { requests: requests.slice(0, 1), rest }
}
