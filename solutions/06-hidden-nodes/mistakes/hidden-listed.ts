// task 2: nodes() lists hidden nodes as well
import type { Kind, Me, Sight } from '../given.ts'
import { nodes as right } from '../kata.ts'

export * from '../kata.ts'

export function nodes(me: Me, sights: readonly Sight[], kind: Kind): readonly string[] {
  return right(me, sights, kind === 'visible' ? 'connected' : kind)
}
