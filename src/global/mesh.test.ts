import { describe, expect, it } from 'vitest'
import { met, newcomers } from './mesh.ts'

describe('the full mesh', () => {
  it('is made by meeting those whom the other knows, and telling those known here', () => {
    expect(met('a', ['b', 'c'], 'd', ['a', 'c', 'e'])).toEqual({
      connect: ['c', 'e'],
      tell: ['b', 'c'],
      news: ['d', 'c', 'e'],
    })
  })

  it('comes to an end: who is told connects with those that are new, and tells nobody', () => {
    expect(newcomers('b', ['a', 'c'], ['d', 'c', 'b', 'e'])).toEqual(['d', 'e'])
  })
})
