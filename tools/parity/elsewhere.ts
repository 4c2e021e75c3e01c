/**
 * The words that a reader meets outside the chapters: READMEs, hints and notes, the glossary's definitions, and what
 * widgets, rules and commands say. They are held to the glossary and to Chinese punctuation, too.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { filesUnder } from '../../site/files.ts'
import type { GlossaryTerm } from '../glossary/glossary.ts'
import type { Problem } from './problem.ts'
import { checkLines, checkWords } from './words.ts'

const PROGRAMS = ['i18n', 'katas', 'site', 'solutions', 'src', 'tools']
const TEXTS = ['katas', 'solutions']
const GLOSSARY = 'glossary.json'

const markdown = unified().use(remarkParse).use(remarkGfm)

export function checkElsewhere(root: string, glossary: readonly GlossaryTerm[]): Problem[] {
  const under = (folders: readonly string[], name: RegExp) =>
    folders.flatMap((folder) => filesUnder(path.join(root, folder), name))
  const read = (file: string) => readFileSync(file, 'utf8')
  const named = (file: string) => path.relative(root, file).replaceAll(path.sep, '/')

  const readmes = ['README.md', 'README.zh-CN.md'].map((name) => path.join(root, name)).filter(existsSync)
  const texts = [...readmes, ...under(TEXTS, /\.md$/)].flatMap((file) => {
    const language = file.endsWith('.zh-CN.md') ? 'zh' : 'en'
    return checkWords(named(file), markdown.parse(read(file)), language, glossary)
  })
  const programs = under(PROGRAMS, /(?<!\.test)\.(tsx?|json)$/).flatMap((file) =>
    checkLines(named(file), read(file), glossary),
  )
  return [...texts, ...programs, ...checkDefinitions(path.join(root, GLOSSARY), glossary)]
}

function checkDefinitions(file: string, glossary: readonly GlossaryTerm[]): Problem[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return glossary.flatMap(({ definition }) =>
    (['en', 'zh'] as const).flatMap((language) => {
      const line = lines.findIndex((text) => text.includes(JSON.stringify(definition[language]))) + 1
      const problems = checkWords(GLOSSARY, markdown.parse(definition[language]), language, glossary)
      return problems.map((problem) => ({ ...problem, line }))
    }),
  )
}
