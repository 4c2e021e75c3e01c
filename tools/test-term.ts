/** A term of the glossary for tests: what one does not name does not matter to it. */
import type { GlossaryTerm } from './glossary/glossary.ts'

export const testTerm = (id: string, over: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id,
  page: 'ping',
  en: id,
  zh: '隐藏节点',
  erlang: '',
  definition: { en: 'x', zh: 'x' },
  aliases: { en: [], zh: [] },
  forbidden: { en: [], zh: [] },
  ...over,
})
