/** Where values break, and where they end. (The corpus of test/interop/ compares far more with a real shell.) */
import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { charlist, ImproperList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { t } from '../term/tuple.ts'
import { pretty } from './pretty.ts'

const numbers = Array.from({ length: 200 }, (_, i) => 100 + i)

describe('the shell prints a value', () => {
  it('on one line, if that has at most 60 characters', () => {
    expect(pretty(t(atom('a'), [1, 2], new ErlMap([[atom('k'), 1.5]])))).toBe('{a,[1,2],#{k => 1.5}}')
  })

  it('broken behind commas, and cut at 29 elements', () => {
    const lines = pretty(Array.from({ length: 200 }, (_, i) => i + 1)).split('\n')
    expect(lines).toEqual([
      '[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,',
      ' 23,24,25,26,27,28,29|...]',
    ])
  })

  it('whole, for io:format("~p")', () => {
    const text = pretty(t(atom('tag'), numbers, new ImproperList([1], 2)), { whole: true })
    expect(text).not.toContain('...')
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('with the depth shrinking inwards', () => {
    let nested: unknown = 1
    for (let i = 0; i < 40; i++) nested = [nested]
    expect(pretty(nested)).toBe(`${'['.repeat(30)}...${']'.repeat(30)}`)
  })

  it('text as text, a long binary cut', () => {
    expect(pretty(charlist('abc'.repeat(60)))).toBe(`"${'abc'.repeat(60)}"`)
    expect(pretty(binary('a'.repeat(200)))).toBe(`<<"${'a'.repeat(116)}"...>>`)
  })
})
