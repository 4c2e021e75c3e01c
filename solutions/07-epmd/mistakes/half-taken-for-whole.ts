// task 1: what has come of a request is taken for all of it
import type { Cut } from '../given.ts'
import { cut as right } from '../kata.ts'

export * from '../kata.ts'

export function cut(received: Uint8Array): Cut {
  const { requests, rest } = right(received)
  return rest.length <= 2
    ? { requests, rest }
    : { requests: [...requests, rest.subarray(2)], rest: new Uint8Array() }
}
