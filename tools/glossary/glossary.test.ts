import { describe, expect, it } from 'vitest'
import { searchDictionary } from './dictionary.ts'
import { checked, type GlossaryTerm, readGlossary } from './glossary.ts'

const term = (id: string, over: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id,
  en: id,
  zh: '隐藏节点',
  erlang: '',
  definition: { en: 'x', zh: 'x' },
  aliases: { en: [], zh: [] },
  forbidden: { en: [], zh: [] },
  ...over,
})

describe('the glossary', () => {
  it('that is shipped is in order', () => {
    expect(readGlossary().length).toBeGreaterThan(10)
  })

  it('names the entry that lacks a language, repeats an id or is out of order', () => {
    expect(() => checked([term('a', { zh: '' })])).toThrow(/entry 1 \(a\).*"zh"/)
    expect(() => checked([term('a'), term('a')])).toThrow(/entry 2 \(a\).*unique/)
    expect(() => checked([term('b'), term('a')])).toThrow(/entry 2 \(a\).*order/)
  })
})

describe('the search dictionary', () => {
  it('has the Chinese words and aliases, each once, without their Latin parts', () => {
    const aliases = { en: [], zh: ['魔法 cookie', '隐藏节点'] }
    expect(searchDictionary([term('a', { aliases })])).toBe('隐藏节点 1000000 n\n魔法 1000000 n\n')
  })
})
