/**
 * Kata 06, solved.
 */
import type { Kind, Me, NodeType, Sight } from './given.ts'
import { PUBLISHED } from './given.ts'

export function isHidden(ours: bigint, theirs: bigint): boolean {
  return (ours & theirs & PUBLISHED) === 0n
}

export function nodes(
  me: Me,
  sights: readonly Sight[],
  kind: Kind,
): readonly string[] {
  if (kind === 'this') return [me.name]
  return sights
    .filter(
      ({ state }) =>
        state !== 'under way' && (kind === 'connected' || kind === state),
    )
    .map(({ peer }) => peer)
}

export function introduce(
  me: Me,
  sights: readonly Sight[],
  peer: string,
): readonly string[] {
  const visible = nodes(me, sights, 'visible')
  if (!me.connectAll || !visible.includes(peer)) return []
  return visible.filter((node) => node !== peer)
}

export function isTold(wanted: NodeType, hidden: boolean): boolean {
  return wanted === 'all' || wanted === (hidden ? 'hidden' : 'visible')
}

export function route(
  sights: readonly Sight[],
  to: string,
): 'goes out' | 'waits' | 'dials' {
  const sight = sights.find(({ peer }) => peer === to)
  if (sight === undefined) return 'dials'
  return sight.state === 'under way' ? 'waits' : 'goes out'
}
