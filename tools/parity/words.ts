/**
 * What no compiler sees in prose: wrong words, by the glossary, and half-width punctuation in Chinese.
 */
import type { Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { GlossaryTerm } from '../glossary/glossary.ts'
import type { Problem } from './problem.ts'

export type Language = 'en' | 'zh'

const HAN = '\\p{Script=Han}'

/** A half-width mark beside a Chinese character; a point only where it ends something, not in `1.5` or `...`. */
const HALF_WIDTH = new RegExp(`${HAN}\\s?[,;:?!()"']|${HAN}\\.(?![\\w.])|[,;:?!("')]\\s?${HAN}`, 'gu')

export function checkWords(
  file: string,
  tree: Root,
  language: Language,
  glossary: GlossaryTerm[],
): Problem[] {
  const problems: Problem[] = []
  const complain = (line: number, message: string) => problems.push({ file, line, message })
  const wrong = glossary.flatMap((term) =>
    term.forbidden[language].map((word) => ({ word, right: term[language] })),
  )

  const check = (text: string, first: number) => {
    const lineOf = (index: number) => first + text.slice(0, index).split('\n').length - 1
    for (const { word, right } of wrong) {
      for (const match of text.matchAll(occurrences(word, language))) {
        complain(lineOf(match.index), `"${word}": the word here is "${right}" (glossary.json)`)
      }
    }
    if (language === 'zh') {
      for (const match of text.matchAll(HALF_WIDTH)) {
        complain(lineOf(match.index), `half-width punctuation in Chinese text: "${match[0]}"`)
      }
    }
  }
  visit(tree, 'text', (node: Text) => check(node.value, node.position?.start.line ?? 1))
  // A caption is prose too, and so is the title and the description at the head of a page.
  visit(tree, 'mdxJsxFlowElement', ({ attributes, position }) => {
    for (const { type, value, ...attr } of attributes) {
      const caption = type === 'mdxJsxAttribute' && 'name' in attr && attr.name === 'caption'
      if (caption && typeof value === 'string') check(value, position?.start.line ?? 1)
    }
  })
  visit(tree, 'yaml', (node) => check(node.value.replace(/^\w+: /gm, ''), 2))
  return problems
}

/** English words are matched whole; Chinese has no spaces to tell where one ends. */
function occurrences(word: string, language: Language): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return language === 'en' ? new RegExp(`\\b${literal}\\b`, 'gi') : new RegExp(literal, 'g')
}
