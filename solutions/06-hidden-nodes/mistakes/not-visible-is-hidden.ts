// task 2: whatever is not visible passes for hidden, a handshake under way too
import type { Kind, Me, Sight } from '../given.ts'
import { nodes as right } from '../kata.ts'

export * from '../kata.ts'

export function nodes(me: Me, sights: readonly Sight[], kind: Kind): readonly string[] {
  if (kind !== 'hidden') return right(me, sights, kind)
  return sights.filter(({ state }) => state !== 'visible').map(({ peer }) => peer)
}
