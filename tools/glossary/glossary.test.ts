import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testTerm } from '../test-term.ts'
import { searchDictionary } from './dictionary.ts'
import { checked, readGlossary } from './glossary.ts'
import { keywordsOf } from './keywords.ts'

describe('the glossary', () => {
  it('that is shipped is in order', () => {
    expect(readGlossary().length).toBeGreaterThan(10)
  })

  it('names pages that there are', () => {
    const pages = readdirSync('docs').map((file) => file.replace(/^\d\d-|\.mdx$/g, ''))
    expect(pages).toEqual(expect.arrayContaining(readGlossary().map(({ page }) => page)))
  })

  it('names the entry that lacks a language, repeats an id or is out of order', () => {
    expect(() => checked([testTerm('a', { zh: '' })])).toThrow(/entry 1 \(a\).*"zh"/)
    expect(() => checked([testTerm('a'), testTerm('a')])).toThrow(/entry 2 \(a\).*unique/)
    expect(() => checked([testTerm('b'), testTerm('a')])).toThrow(/entry 2 \(a\).*order/)
  })
})

describe("a page's keywords", () => {
  it('are what its terms are called in both languages, each once', () => {
    const aliases = { en: ['a'], zh: ['隐藏节点', '魔法'] }
    const glossary = [testTerm('a', { aliases }), testTerm('b', { page: 'bang' })]
    expect(keywordsOf('docs/04-ping.mdx', glossary)).toEqual(['a', '隐藏节点', '魔法'])
    expect(keywordsOf('docs/library.mdx', glossary)).toEqual([])
  })
})

describe('the search dictionary', () => {
  it('has the Chinese words and aliases, each once, without their Latin parts', () => {
    const aliases = { en: [], zh: ['魔法 cookie', '隐藏节点'] }
    expect(searchDictionary([testTerm('a', { aliases })])).toBe('隐藏节点 1000000 n\n魔法 1000000 n\n')
  })
})
