/**
 * Stands in for `src/node/visibility.ts`: what the runtime lists and tells of its connections is the learner's choice.
 * `nodes(known)`, which this kata leaves out, stays the runtime's.
 */
import * as original from '../../src/node/visibility.ts'
import { nodes } from './kata.ts'

export type { NodesKind, NodeType, Sight } from '../../src/node/visibility.ts'
export { isHidden, isTold } from './kata.ts'

export function nodesOf(
  kind: original.NodesKind,
  here: string,
  sights: readonly original.Sight[],
): readonly string[] {
  if (kind === 'known') return original.nodesOf(kind, here, sights)
  return nodes({ name: here, connectAll: true }, sights, kind)
}
