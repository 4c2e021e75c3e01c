// task 4: who watches nodes is told of hidden ones unasked
import type { NodeType } from '../given.ts'

export * from '../kata.ts'

export function isTold(wanted: NodeType, hidden: boolean): boolean {
  return wanted !== 'hidden' || hidden
}
