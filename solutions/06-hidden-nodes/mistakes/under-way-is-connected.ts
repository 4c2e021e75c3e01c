// task 2: a node whose handshake is under way passes for connected
import type { Kind, Me, Sight } from '../given.ts'
import { nodes as right } from '../kata.ts'

export * from '../kata.ts'

export function nodes(me: Me, sights: readonly Sight[], kind: Kind): readonly string[] {
  return kind === 'connected' ? sights.map(({ peer }) => peer) : right(me, sights, kind)
}
