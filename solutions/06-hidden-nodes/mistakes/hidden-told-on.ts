// task 3: a hidden node is told on like any other
import type { Me, Sight } from '../given.ts'
import { nodes } from '../kata.ts'

export * from '../kata.ts'

export function introduce(me: Me, sights: readonly Sight[], peer: string): readonly string[] {
  if (!me.connectAll) return []
  return nodes(me, sights, 'connected').filter((node) => node !== peer)
}
