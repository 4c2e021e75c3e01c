// task 2: -connect_all false is taken for being hidden, or for having hung up
import type { Kind, Me, Sight } from '../given.ts'
import { nodes as right } from '../kata.ts'

export * from '../kata.ts'

export function nodes(me: Me, sights: readonly Sight[], kind: Kind): readonly string[] {
  return me.connectAll || kind !== 'visible' ? right(me, sights, kind) : []
}
