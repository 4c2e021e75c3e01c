/**
 * `npm run parity`: the English and the Chinese chapters must say the same.
 *
 * Fails where a page lacks its twin, where their headings, paragraphs, code, widgets, quiz, katas or links differ, where
 * a link is dead or a word wrong (here or in what widgets, katas and commands say), or where one side changed and nobody
 * confirmed that the other still agrees:
 *
 *     npm run parity -- --confirm [page …]     after reading both; without a name, all pages
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { AREAS, pageOf } from '../site/api-reference/areas.ts'
import { filesUnder } from '../site/files.ts'
import { readGlossary } from './glossary/glossary.ts'
import { compare } from './parity/compare.ts'
import { type Confirmed, confirm, type Twins, unconfirmed } from './parity/confirmed.ts'
import { checkElsewhere } from './parity/elsewhere.ts'
import { deadAddresses, deadLinks } from './parity/links.ts'
import { outline, parsePage } from './parity/outline.ts'
import { type Problem, printed } from './parity/problem.ts'
import { checkReference } from './parity/reference.ts'
import { checkWords } from './parity/words.ts'
import { readJson } from './read-json.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ENGLISH = 'docs'
const CHINESE = 'i18n/zh-CN/docusaurus-plugin-content-docs/current'
/** What a chapter may lead to beside chapters. */
const OTHER_PAGES = ['/playground', '/api', ...AREAS.map((area) => `/api/${pageOf(area).replace('.md', '')}`)]
/** The first page of the API reference: what its other pages say in Chinese is held to the English by their dictionary. */
const WELCOME = 'site/api-reference/welcome'
const RECORD = 'docs/parity.json'

const { values, positionals } = parseArgs({
  options: { confirm: { type: 'boolean', default: false } },
  allowPositionals: true,
})

const glossary = readGlossary()
const english = pagesIn(ENGLISH)
const chinese = pagesIn(CHINESE)
const ADDRESSES = [
  '/',
  '/search',
  '/progress',
  ...OTHER_PAGES,
  ...english.map((page) => `/learn/${slug(page)}`),
]
const twins = [
  ...english.filter((page) => chinese.includes(page)).map(readTwins),
  { page: `${path.basename(WELCOME)}.md`, en: side(`${WELCOME}.md`), zh: side(`${WELCOME}.zh-CN.md`) },
]
const record = existsSync(path.join(ROOT, RECORD)) ? (readJson(ROOT, RECORD) as Confirmed) : {}

const problems = [
  ...english.filter((page) => !chinese.includes(page)).map((page) => alone(ENGLISH, CHINESE, page)),
  ...chinese.filter((page) => !english.includes(page)).map((page) => alone(CHINESE, ENGLISH, page)),
  ...twins.flatMap(check),
  ...[ENGLISH, CHINESE].flatMap((folder) =>
    deadLinks(
      pagesIn(folder).map((page) => readOutline(folder, page)),
      OTHER_PAGES,
    ),
  ),
  ...[path.join(ROOT, 'docusaurus.config.ts'), ...filesUnder(path.join(ROOT, 'site'), /\.tsx$/)].flatMap(
    (file) => deadAddresses(path.relative(ROOT, file), readFileSync(file, 'utf8'), ADDRESSES),
  ),
  ...checkElsewhere(ROOT, glossary),
  ...checkReference(ROOT, glossary),
]
if (values.confirm) confirmPages()
else problems.push(...unconfirmed(twins, record))

for (const problem of problems) console.error(printed(problem))
if (problems.length > 0) {
  console.error(
    `\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} between the languages.`,
  )
  process.exit(1)
}
console.log(`${twins.length} pages agree in both languages.`)

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .sort()
}

function readTwins(page: string): Twins {
  return { page, en: side(`${ENGLISH}/${page}`), zh: side(`${CHINESE}/${page}`) }
}

/** `07-epmd.mdx` is `/learn/epmd`. */
function slug(page: string): string {
  return path.parse(page).name.replace(/^\d+-/, '')
}

function side(file: string) {
  return { file, text: readFileSync(path.join(ROOT, file), 'utf8') }
}

function readOutline(folder: string, page: string) {
  const file = `${folder}/${page}`
  return { file, outline: outline(file, parsePage(readFileSync(path.join(ROOT, file), 'utf8'))) }
}

function check({ en, zh }: Twins): Problem[] {
  const [treeEn, treeZh] = [parsePage(en.text), parsePage(zh.text)]
  const [sideEn, sideZh] = [
    { file: en.file, outline: outline(en.file, treeEn) },
    { file: zh.file, outline: outline(zh.file, treeZh) },
  ]
  return [
    ...sideEn.outline.problems,
    ...sideZh.outline.problems,
    ...compare(sideEn, sideZh),
    ...checkWords(en.file, treeEn, 'en', glossary),
    ...checkWords(zh.file, treeZh, 'zh', glossary),
  ]
}

/** Writes down that the named pages, or all, agree; never while something is known to be wrong. */
function confirmPages(): void {
  const unknown = positionals.find((page) => !twins.some((twin) => twin.page === page))
  if (unknown !== undefined) {
    console.error(`no such page: ${unknown}; there are ${twins.map(({ page }) => page).join(', ')}`)
    process.exit(1)
  }
  if (problems.length > 0) return
  const chosen = twins.filter(({ page }) => positionals.length === 0 || positionals.includes(page))
  const kept = Object.entries(record).filter(([page]) => twins.some((twin) => twin.page === page))
  const next = { ...Object.fromEntries(kept), ...confirm(chosen) }
  writeFileSync(path.join(ROOT, RECORD), `${JSON.stringify(next, null, 2)}\n`)
}

function alone(here: string, there: string, page: string): Problem {
  return { file: `${here}/${page}`, line: 1, message: `this page has no twin: ${there}/${page}` }
}
