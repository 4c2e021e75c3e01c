/**
 * What no compiler sees in prose: wrong words, by the glossary, and half-width punctuation in Chinese.
 */
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { GlossaryTerm } from '../glossary/glossary.ts'
import type { Problem } from './problem.ts'
import { hasOwnWords } from './shape.ts'

export type Language = 'en' | 'zh'

const HAN = '\\p{Script=Han}'

/** Stands for code in a sentence: a Chinese sign, since the mark after it belongs to the sentence. */
const CODE = '〇'

/** A half-width mark beside a Chinese character; a dot only where it ends something, not in `1.5` or `...`. */
const HALF_WIDTH = new RegExp(`${HAN}\\s?[,;:?!()"']|${HAN}\\.(?![\\w.])|[,;:?!("')]\\s?${HAN}`, 'gu')

/** Where code stands among the words unmarked, as in a program: only between two Chinese characters, and ` ! ` sends. */
const HALF_WIDTH_BETWEEN = new RegExp(`${HAN}(\\s?[,;:?]\\s?|!\\s?)${HAN}`, 'gu')

/** Two marks in a row, points in place of `……`, and a quotation that is closed without a beginning, or never. */
const MISPLACED = new RegExp(`[，。；：、！？]{2}|${HAN}\\.{3}|(?<=^|”)[^“”]*”|“[^“”]*(?=“|$)`, 'gu')

/** The prose of a page: paragraphs, headings, cells, captions, diagrams, the words in code, and what stands at its head. */
export function checkWords(
  file: string,
  tree: Root,
  language: Language,
  glossary: readonly GlossaryTerm[],
): Problem[] {
  const problems: Problem[] = []
  const check = (text: string, lineOf: (index: number) => number, marks = HALF_WIDTH) => {
    for (const { index, message } of wrongIn(text, language, glossary, marks)) {
      problems.push({ file, line: lineOf(index), message })
    }
  }
  // A sentence is looked at whole, through all its links, terms and code.
  visit(tree, ['paragraph', 'heading', 'tableCell'], (node) => {
    const pieces = piecesOf(node as Nodes)
    check(pieces.map(({ text }) => text).join(''), (index) => lineIn(pieces, index))
  })
  // A caption is prose too, and so is the title and the description at the head of a page.
  visit(tree, 'mdxJsxFlowElement', ({ attributes, position }) => {
    for (const { type, value, ...attr } of attributes) {
      const caption = type === 'mdxJsxAttribute' && 'name' in attr && attr.name === 'caption'
      if (caption && typeof value === 'string') check(value, () => position?.start.line ?? 1)
    }
  })
  visit(tree, 'yaml', (node) => {
    const text = node.value.replace(/^\w+: /gm, '')
    check(text, (index) => lineIn([{ text, line: 2 }], index))
  })
  visit(tree, 'code', ({ lang, meta, value, position }) => {
    const first = (position?.start.line ?? 1) + 1
    if (lang === 'mermaid' || hasOwnWords(meta))
      check(value, (index) => lineIn([{ text: value, line: first }], index), HALF_WIDTH_BETWEEN)
  })
  return problems
}

/** What a program says in English stands in quotes; around it is code. */
const QUOTED = /(["'`])(?:\\.|(?!\1).)*\1/g

/** The words in a program, line by line: the text of a widget, of a kata's rules, of a command. */
export function checkLines(file: string, text: string, glossary: readonly GlossaryTerm[]): Problem[] {
  return text.split('\n').flatMap((words, index) => {
    const wrong = new RegExp(HAN, 'u').test(words)
      ? wrongIn(words, 'zh', glossary, HALF_WIDTH_BETWEEN)
      : wrongIn(words.match(QUOTED)?.join('\n') ?? '', 'en', glossary, HALF_WIDTH_BETWEEN)
    return wrong.map(({ message }) => ({ file, line: index + 1, message }))
  })
}

function wrongIn(text: string, language: Language, glossary: readonly GlossaryTerm[], marks: RegExp) {
  const found: { index: number; message: string }[] = []
  for (const term of glossary) {
    for (const word of term.forbidden[language]) {
      for (const { index } of text.matchAll(occurrences(word, language))) {
        found.push({ index, message: `"${word}": the word here is "${term[language]}" (glossary.json)` })
      }
    }
  }
  // Where nothing is Chinese but the stand-ins for code, it is a line of code.
  if (language === 'zh' && new RegExp(HAN, 'u').test(text.replaceAll(CODE, ''))) {
    for (const { index, 0: match } of text.matchAll(marks)) {
      const shown = match.replaceAll(CODE, '`…`')
      found.push({ index, message: `half-width punctuation in Chinese text: "${shown}"` })
    }
    for (const { index, 0: match } of text.matchAll(MISPLACED)) {
      found.push({ index, message: `no punctuation of Chinese: "${match}"` })
    }
  }
  return found
}

interface Piece {
  readonly text: string
  readonly line: number
}

function piecesOf(node: Nodes): Piece[] {
  const line = node.position?.start.line ?? 1
  if (node.type === 'inlineCode') return [{ text: CODE, line }]
  if (node.type === 'text') return [{ text: node.value, line }]
  return 'children' in node ? (node.children as Nodes[]).flatMap(piecesOf) : []
}

/** The line in which the sign at `index` of all `pieces` stands. */
function lineIn(pieces: readonly Piece[], index: number): number {
  let before = index
  for (const { text, line } of pieces) {
    if (before < text.length) return line + text.slice(0, before).split('\n').length - 1
    before -= text.length
  }
  return pieces.at(-1)?.line ?? 1
}

/** English words are matched whole; Chinese has no spaces to tell where one ends. */
function occurrences(word: string, language: Language): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return language === 'en' ? new RegExp(`\\b${literal}\\b`, 'gi') : new RegExp(literal, 'g')
}
