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
      { peer: 'v', state: 'visible' },
      { peer: 'h', state: 'hidden' },
      { peer: 'w', state: 'under way' },
    ]
    const lists = (['visible', 'hidden', 'connected', 'known', 'this'] as const).map((kind) =>
      nodesOf(kind, 'me', sights).join(''),
    )
    expect(lists).toEqual(['v', 'h', 'vh', 'mevhw', 'me'])
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
