/**
 * The glossary's Chinese words as a dictionary for jieba, which cuts the search index into words.
 * Without it 隐藏节点 is two words and 位置透明性 three.
 */
import type { GlossaryTerm } from './glossary.ts'

/** Above every word that jieba knows by itself, so that a glossary term is never cut in two. */
const FREQUENCY = 1_000_000

/** Lines of `word frequency`; words in other scripts are left out, since the index keeps those whole. */
export function searchDictionary(glossary: GlossaryTerm[]): string {
  const words = glossary.flatMap((term) => [term.zh, ...term.aliases.zh])
  const han = words.flatMap((word) => word.match(/\p{Script=Han}{2,}/gu) ?? [])
  return [...new Set(han)].map((word) => `${word} ${FREQUENCY} n\n`).join('')
}
