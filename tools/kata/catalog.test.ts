import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findKata, nearestKatas, readCatalog } from './catalog.ts'
import { parseHints } from './hints.ts'

const katas = readCatalog(path.resolve(import.meta.dirname, '../..'))

describe('findKata', () => {
  it.each(['08', '8', '08-magic-cookie', 'magic-cookie'])('knows the kata as %s', (name) => {
    expect(findKata(katas, name)?.id).toBe('08-magic-cookie')
  })

  it.each(['', '99', 'magic', 'kata.ts', '008'])('does not guess what "%s" may mean', (name) => {
    expect(findKata(katas, name)).toBeUndefined()
  })
})

describe('nearestKatas', () => {
  it.each(['magic', 'magik-cookie', '08-magiccookie'])('puts the one meant by "%s" first', (name) => {
    expect(nearestKatas(katas, name)[0]?.id).toBe('08-magic-cookie')
  })
})

it('finds no kata near a name that is like none', () => {
  expect(nearestKatas(katas, '99')).toEqual([])
  expect(nearestKatas(katas, 'foo')).toEqual([])
})

describe('parseHints', () => {
  it('gives each task its levels, of one paragraph or more', () => {
    expect(parseHints('## Task 1\n\n1. a\n   b\n2. c\n\n## Task 2\n\n1. d\n')).toEqual([
      ['a\n   b', 'c'],
      ['d'],
    ])
  })
})
