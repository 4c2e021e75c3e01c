/**
 * The words by which a chapter is searched for, though it may not use them itself: whatever the glossary's terms that it
 * teaches are called, in both languages. The search knows a page's keywords from its front matter.
 */
import path from 'node:path'
import type { GlossaryTerm } from './glossary.ts'

/** Of the page that is written in `file`, `docs/07-epmd.mdx` for example; none for most pages. */
export function keywordsOf(file: string, glossary: GlossaryTerm[]): string[] {
  const page = path.basename(file).replace(/^\d\d-|\.mdx$/g, '')
  const words = glossary
    .filter((term) => term.page === page)
    .flatMap(({ en, zh, aliases }) => [en, zh, ...aliases.en, ...aliases.zh])
  return [...new Set(words)]
}
