// task 2: everything from the name on is taken for the name
import { type NodeEntry, textOf } from '../given.ts'
import { readAlive2 as right } from '../kata.ts'

export * from '../kata.ts'

export function readAlive2(request: Uint8Array): NodeEntry {
  return { ...right(request), name: textOf(request.subarray(11)), extra: new Uint8Array() }
}
