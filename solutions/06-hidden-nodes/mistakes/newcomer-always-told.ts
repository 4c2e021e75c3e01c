// task 3: whoever comes by a hidden connection is told of the visible nodes
import type { Me, Sight } from '../given.ts'
import { nodes } from '../kata.ts'

export * from '../kata.ts'

export function introduce(me: Me, sights: readonly Sight[], peer: string): readonly string[] {
  if (!me.connectAll) return []
  return nodes(me, sights, 'visible').filter((node) => node !== peer)
}
