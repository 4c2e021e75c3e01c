// task 1: every cluster is taken for a full mesh
import { fullMesh } from '../kata.ts'

export * from '../kata.ts'

export function countLinks(nodes: ReadonlyMap<string, readonly string[]>): number {
  return fullMesh(nodes.size)
}
