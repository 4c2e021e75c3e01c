import { describe, expect, it } from 'vitest'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { isHidden, isTold, nodesOf, type Sight } from './visibility.ts'

describe('a connection', () => {
  it('is visible only if both sides publish themselves', () => {
    const [hidden, visible] = [OUR_FLAGS, OUR_FLAGS | DFLAG.PUBLISHED]
    expect(isHidden(visible, visible)).toBe(false)
    for (const [ours, theirs] of [
      [hidden, visible],
      [visible, hidden],
      [hidden, hidden],
    ] as const) {
      expect(isHidden(ours, theirs)).toBe(true)
    }
  })

  it('is in the lists that go by what is seen of it', () => {
    const sights: Sight[] = [
      { peer: 'v', state: 'visible', connectionId: 1 },
      { peer: 'h', state: 'hidden', connectionId: 2 },
      { peer: 'w', state: 'under way', connectionId: 3 },
    ]
    const lists = (['visible', 'hidden', 'connected', 'known', 'this'] as const).map((kind) =>
      nodesOf(kind, 'me', sights).map(({ node, nodeType, connectionId: id }) => `${node} ${nodeType} ${id}`),
    )
    const [v, h] = ['v visible 1', 'h hidden 2']
    const me = 'me this undefined'
    expect(lists).toEqual([[v], [h], [v, h], [me, v, h, 'w known undefined'], [me]])
  })

  it('is told to those who want its kind', () => {
    const told = (['visible', 'hidden', 'all'] as const).map((wanted) => [
      isTold(wanted, false),
      isTold(wanted, true),
    ])
    expect(told).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ])
  })
})
