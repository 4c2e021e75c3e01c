// task 5: line feeds stand between the lines only
import type { NodeEntry } from '../given.ts'
import { namesAnswer as right } from '../kata.ts'

export * from '../kata.ts'

export function namesAnswer(epmdPort: number, nodes: readonly NodeEntry[]): Uint8Array {
  const answer = right(epmdPort, nodes)
  return nodes.length === 0 ? answer : answer.subarray(0, -1)
}
