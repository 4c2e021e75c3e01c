// task 1: what nodes() says is added up, and no connection is seen to have two ends
export * from '../kata.ts'

export function countLinks(nodes: ReadonlyMap<string, readonly string[]>): number {
  return [...nodes.values()].flat().length
}
