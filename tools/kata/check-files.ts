/**
 * What can be said of a kata without running it: both languages are there, every task has its `todo`, nothing reaches
 * past `given.ts`, and no file lies there that nobody needs. Each finding is a sentence for the author.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Lang, Text } from '../../katas/kit/text.ts'
import type { Kata } from './catalog.ts'
import { HINT_LEVELS, parseHints, suffix } from './hints.ts'
import { importsOf, reachableFrom } from './imports.ts'

const LANGS: readonly Lang[] = ['en', 'zh']
const CHAPTERS = { en: 'docs', zh: 'i18n/zh-CN/docusaurus-plugin-content-docs/current' }
const HAN = /\p{Script=Han}/u

export function mistakesOf(root: string, { id }: Kata): readonly string[] {
  const folder = path.join(root, 'solutions', id, 'mistakes')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

/** The task that a mistake's first line names: `// task 2: …`. */
export function taskOfMistake(root: string, { id }: Kata, mistake: string): number | undefined {
  const text = readFileSync(path.join(root, 'solutions', id, 'mistakes', `${mistake}.ts`), 'utf8')
  const task = /^\/\/ task (\d+): ./.exec(text)?.[1]
  return task === undefined ? undefined : Number(task)
}

/** `used` are the files that the kata's tests take in. */
export function checkFiles(root: string, kata: Kata, used: readonly string[]): readonly string[] {
  return [
    ...checkCard(root, kata),
    ...checkChapter(root, kata),
    ...checkTexts(root, kata),
    ...checkStub(root, kata),
    ...checkReach(root, kata),
    ...strayFiles(root, kata, used),
    ...checkMistakes(root, kata),
    ...unusedRules(root, kata),
  ]
}

function checkCard(root: string, kata: Kata): string[] {
  const file = `katas/${kata.id}/kata.json`
  const found: string[] = []
  const titles: readonly (Text | undefined)[] = [kata.title, ...kata.tasks.map(({ title }) => title)]
  for (const title of titles) {
    if (!title?.en || !HAN.test(title.zh)) found.push(`${file}: a title lacks one language (${title?.en})`)
  }
  if (kata.needs !== 'browser' && kata.needs !== 'erl') found.push(`${file}: "needs" is "browser" or "erl"`)
  for (const module of kata.provides) {
    if (!existsSync(path.join(root, 'src', `${module}.ts`)))
      found.push(`${file}: there is no src/${module}.ts`)
  }
  const hasPlug = existsSync(path.join(root, 'katas', kata.id, 'plug.ts'))
  if (hasPlug !== kata.provides.length > 0) found.push(`${file}: plug.ts and "provides" come together`)
  return found
}

/** A kata goes by its chapter's title. */
function checkChapter(root: string, { id, title }: Kata): string[] {
  return LANGS.flatMap((lang) => {
    const file = `${CHAPTERS[lang]}/${id}.mdx`
    if (!existsSync(path.join(root, file))) return []
    const text = readFileSync(path.join(root, file), 'utf8')
    const own = /^title: (['"]?)(.*)\1$/m.exec(text)?.[2]
    return own === title[lang] ? [] : [`katas/${id}/kata.json: the title in ${file} is another (${own})`]
  })
}

function checkTexts(root: string, kata: Kata): string[] {
  const found: string[] = []
  for (const lang of LANGS) {
    const hints = `katas/${kata.id}/hints.${suffix(lang)}.md`
    const notes = `solutions/${kata.id}/notes.${suffix(lang)}.md`
    const texts = [hints, notes].map((file) => {
      const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : ''
      if (text.trim() === '' || HAN.test(text) !== (lang === 'zh'))
        found.push(`${file}: missing, or in the other language`)
      return text
    })
    const levels = parseHints(texts[0] ?? '').map((task) => task.filter((hint) => hint !== '').length)
    if (levels.length !== kata.tasks.length || levels.some((count) => count !== HINT_LEVELS)) {
      found.push(
        `${hints}: wants ${HINT_LEVELS} hints for each of ${kata.tasks.length} tasks, has ${levels.join(', ')}`,
      )
    }
  }
  return found
}

function checkStub(root: string, kata: Kata): string[] {
  const file = `katas/${kata.id}/kata.ts`
  const stub = readFileSync(path.join(root, file), 'utf8')
  return kata.tasks.flatMap((_, i) =>
    stub.includes(`todo(${i + 1})`) ? [] : [`${file}: task ${i + 1} has no todo(${i + 1})`],
  )
}

function checkReach(root: string, kata: Kata): string[] {
  const found: string[] = []
  const allow = (file: string, allowed: readonly string[]): void => {
    for (const source of importsOf(path.join(root, file))) {
      if (!allowed.includes(source))
        found.push(`${file}: imports ${source}; only ${allowed.join(', ')} may be`)
    }
  }
  allow(`katas/${kata.id}/kata.ts`, ['./given.ts'])
  allow(`solutions/${kata.id}/kata.ts`, ['./given.ts'])
  for (const mistake of mistakesOf(root, kata)) {
    allow(`solutions/${kata.id}/mistakes/${mistake}.ts`, ['../given.ts', '../kata.ts'])
  }
  const given = reachableFrom(path.join(root, 'katas', kata.id, 'given.ts'))
  for (const module of kata.provides) {
    if (given.has(path.join(root, 'src', `${module}.ts`))) {
      found.push(`katas/${kata.id}/given.ts: gives src/${module}.ts away, which the learner is to write`)
    }
  }
  return found
}

function strayFiles(root: string, kata: Kata, used: readonly string[]): string[] {
  const expected = new Set([
    ...['kata.ts', 'given.ts', 'kata.test.ts', 'plug.ts', 'kata.json', 'hints.en.md', 'hints.zh-CN.md'].map(
      (name) => `katas/${kata.id}/${name}`,
    ),
    ...['kata.ts', 'notes.en.md', 'notes.zh-CN.md'].map((name) => `solutions/${kata.id}/${name}`),
    ...mistakesOf(root, kata).map((mistake) => `solutions/${kata.id}/mistakes/${mistake}.ts`),
    ...used.map((file) => path.relative(root, file).replaceAll(path.sep, '/')),
  ])
  return [`katas/${kata.id}`, `solutions/${kata.id}`]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
        ),
    )
    .filter((file) => !expected.has(file))
    .map((file) => `${file}: nobody needs this file`)
}

function checkMistakes(root: string, kata: Kata): string[] {
  const mistakes = mistakesOf(root, kata)
  const wanted = kata.tasks.length > 1 ? 5 : 1
  const few = mistakes.length < wanted ? [`solutions/${kata.id}/mistakes: wants at least ${wanted}`] : []
  const unnamed = mistakes.filter((mistake) => {
    const task = taskOfMistake(root, kata, mistake)
    return task === undefined || task < 1 || task > kata.tasks.length
  })
  return [
    ...few,
    ...unnamed.map(
      (mistake) => `solutions/${kata.id}/mistakes/${mistake}.ts: must begin "// task N: what is wrong"`,
    ),
  ]
}

/** A rule that no test states teaches nobody. */
function unusedRules(root: string, kata: Kata): string[] {
  const folder = path.join(root, 'katas', kata.id)
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8')
  if (!existsSync(path.join(folder, 'rules.ts'))) return []
  const rules = Array.from(read('rules.ts').matchAll(/^ {2}(\w+): \{$/gm), ([, rule]) => rule as string)
  const code = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map(read)
    .join('\n')
  return rules
    .filter((rule) => !new RegExp(`\\brule\\.${rule}\\b`).test(code))
    .map((rule) => `katas/${kata.id}/rules.ts: no test states the rule ${rule}`)
}
