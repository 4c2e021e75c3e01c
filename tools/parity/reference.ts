/**
 * The Chinese of the API reference, paragraph by paragraph: it is there, quotes the same code and links as the English
 * above it, has as many items, and is held to the glossary and to Chinese punctuation.
 *
 * That each docstring has its Chinese, and nothing else has any, is asked where the pages are written, by
 * `site/api-reference/write.ts`.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { DICTIONARY, dictionaryFiles } from '../../site/api-reference/dictionary.ts'
import type { GlossaryTerm } from '../glossary/glossary.ts'
import { readJson } from '../read-json.ts'
import type { Problem } from './problem.ts'
import { checkWords } from './words.ts'

const markdown = unified().use(remarkParse).use(remarkGfm)

export function checkReference(root: string, glossary: readonly GlossaryTerm[]): Problem[] {
  const seen = new Set<string>()
  return dictionaryFiles(path.join(root, DICTIONARY)).flatMap((found) => {
    const file = path.relative(root, found).replaceAll(path.sep, '/')
    const lines = readFileSync(found, 'utf8').split('\n')
    return Object.entries(readJson(root, file) as Record<string, string>).flatMap(([english, chinese]) => {
      const line = lines.findIndex((text) => text.includes(JSON.stringify(english))) + 1
      const words = [
        ...checkWords(file, markdown.parse(english), 'en', glossary),
        ...checkWords(file, markdown.parse(chinese), 'zh', glossary),
      ].map(({ message }) => message)
      const messages = [...differences(english, chinese), ...words]
      if (seen.has(english)) messages.push('another file has the Chinese of this already')
      seen.add(english)
      return messages.map((message) => ({ file, line, message }))
    })
  })
}

/** What may stand in another order, but must stand there as often: code in the text, and links to other exports. */
const FACTS = /`[^`]+`|\{@\w+ [^}]*\}/g

function differences(english: string, chinese: string): string[] {
  if (chinese.trim() === '') return ['this has no Chinese']
  const facts = (text: string) => (text.match(FACTS) ?? []).sort()
  const items = (text: string) => text.match(/^- /gm)?.length ?? 0
  const absent = without(facts(english), facts(chinese))
  const added = without(facts(chinese), facts(english))
  return [
    ...absent.map((fact) => `the Chinese lacks ${fact}`),
    ...added.map((fact) => `only the Chinese has ${fact}`),
    ...(items(english) === items(chinese) ? [] : ['the Chinese has another number of items']),
  ]
}

/** Counting repetitions. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken]
  return all.filter((one) => {
    const index = left.indexOf(one)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
