import { describe, expect, it } from 'vitest'
import type { NodeEntry } from './codec.ts'
import { Names } from './names.ts'

const node = (name: string, highestVersion = 6): NodeEntry => ({
  name,
  port: 1000,
  type: 77,
  protocol: 0,
  highestVersion,
  lowestVersion: 5,
  extra: new Uint8Array(),
})

describe('a name', () => {
  it('is found while its holder lives, and no longer', () => {
    const names = new Names(10)
    const holder = {}
    names.register(node('a'), holder)
    names.register(node('b'), {})
    expect(names.all().map(({ name }) => name)).toEqual(['b', 'a'])
    names.closed(holder)
    expect(names.find('a')).toBeUndefined()
    expect(names.find('b')).toBeDefined()
  })

  it('is not touched by one who was refused it', () => {
    const names = new Names(10)
    const refused = {}
    names.register(node('a'), {})
    expect(names.register(node('a'), refused)).toBeUndefined()
    names.closed(refused)
    expect(names.find('a')).toBeDefined()
  })
})

describe('a creation', () => {
  it('is never the one before, and passes over 0 to 3 when 32 bits are used up', () => {
    const names = new Names(2 ** 32 - 2)
    expect(['a', 'b', 'c'].map((name) => names.register(node(name), {}))).toEqual([2 ** 32 - 1, 4, 5])
  })

  it('is from 1 to 3 for a node that knows only two bits of it', () => {
    const names = new Names(10)
    const given = ['a', 'b', 'c', 'd'].map((name) => names.register(node(name, 5), {}))
    expect(given.every((creation) => [1, 2, 3].includes(creation ?? 0))).toBe(true)
    expect(new Set(given).size).toBe(3)
  })
})
