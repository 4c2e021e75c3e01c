// task 3: a node with -connect_all false tells of those it knows, and so joins two clusters
import type { Me, Sight } from '../given.ts'
import { introduce as right } from '../kata.ts'

export * from '../kata.ts'

export function introduce(me: Me, sights: readonly Sight[], peer: string): readonly string[] {
  return right({ ...me, connectAll: true }, sights, peer)
}
