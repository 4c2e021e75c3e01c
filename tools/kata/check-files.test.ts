/** Each thing that can be wrong with a kata's files, in a small one that is right. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Kata, readCatalog } from './catalog.ts'
import { checkFiles } from './check-files.ts'

const KATA = 'katas/00-small'
const SOLUTION = 'solutions/00-small'
const title = { en: 'one', zh: '一' }
const card = { id: '00-small', title, tasks: [{ title }], provides: ['pair'], needs: 'browser' }
const hints = (...levels: readonly string[]): string =>
  `## 1\n\n${levels.map((level, i) => `${i + 1}. ${level}\n`).join('')}`

const RIGHT: { readonly [file: string]: string } = {
  'src/pair.ts': 'export const pair = 1\n',
  'src/other.ts': 'export const other = 1\n',
  'docs/00-small.mdx': "---\ntitle: 'one'\n---\n",
  [`${KATA}/kata.json`]: JSON.stringify(card),
  [`${KATA}/kata.ts`]: "import { todo } from './given.ts'\nexport const one = () => todo(1)\n",
  [`${KATA}/given.ts`]: "export { other } from '../../src/other.ts'\nexport const todo = (n: number) => n\n",
  [`${KATA}/kata.test.ts`]: "import { rule } from './rules.ts'\nrule.small\n",
  [`${KATA}/rules.ts`]: 'export const rule = {\n  small: {\n  },\n}\n',
  [`${KATA}/plug.ts`]: "export { one as pair } from './kata.ts'\n",
  [`${KATA}/hints.en.md`]: hints('nudge', 'pointer', 'near'),
  [`${KATA}/hints.zh-CN.md`]: hints('轻推', '指路', '近乎答案'),
  [`${SOLUTION}/kata.ts`]: "import { other } from './given.ts'\nexport const one = () => other\n",
  [`${SOLUTION}/notes.en.md`]: 'Why.\n',
  [`${SOLUTION}/notes.zh-CN.md`]: '为什么。\n',
  [`${SOLUTION}/mistakes/two.ts`]: "// task 1: gives two\nexport * from '../kata.ts'\n",
}

let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pangpong-kata-'))
  for (const [file, text] of Object.entries(RIGHT)) put(file, text)
})
afterEach(() => rmSync(root, { recursive: true }))

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function findings(): readonly string[] {
  const [kata] = readCatalog(root) as [Kata]
  return checkFiles(root, kata, [path.join(root, KATA, 'rules.ts')])
}

const gone = (file: string) => () => rmSync(path.join(root, file))
const changed = (file: string, text: string) => () => put(file, text)
const carded = (change: object) => changed(`${KATA}/kata.json`, JSON.stringify({ ...card, ...change }))

describe('the files of a kata', () => {
  it('are right as they are here', () => {
    expect(findings()).toEqual([])
  })

  it.each<[what: string, breakIt: () => void, finding: string]>([
    ['a title in one language', carded({ title: { en: 'one', zh: 'one' } }), 'a title lacks one language'],
    [
      'a task titled in one language',
      carded({ tasks: [{ title: { en: '', zh: '一' } }] }),
      'a title lacks one language',
    ],
    [
      'a title that is not the chapter’s',
      changed('docs/00-small.mdx', "---\ntitle: 'two'\n---\n"),
      'is another (two)',
    ],
    ['needs that nobody knows', carded({ needs: 'luck' }), '"needs" is'],
    ['a module that is not there', carded({ provides: ['pear'] }), 'there is no src/pear.ts'],
    ['a plug for nothing', carded({ provides: [] }), 'come together'],
    ['hints in one language', gone(`${KATA}/hints.zh-CN.md`), 'hints.zh-CN.md: missing'],
    [
      'hints in the other language',
      changed(`${KATA}/hints.zh-CN.md`, hints('a', 'b', 'c')),
      'other language',
    ],
    ['a hint too few', changed(`${KATA}/hints.en.md`, hints('nudge', 'pointer')), 'wants 3 hints'],
    ['notes in one language', gone(`${SOLUTION}/notes.en.md`), 'notes.en.md: missing'],
    ['a task without its todo', changed(`${KATA}/kata.ts`, 'export const one = () => 1\n'), 'no todo(1)'],
    [
      'a stub that reaches past given.ts',
      changed(
        `${KATA}/kata.ts`,
        "import { pair } from '../../src/pair.ts'\nexport const one = () => todo(1)\n",
      ),
      'kata.ts: imports ../../src/pair.ts',
    ],
    [
      'a solution that reaches past given.ts',
      changed(`${SOLUTION}/kata.ts`, "export { pair as one } from '../../src/pair.ts'\n"),
      `${SOLUTION}/kata.ts: imports`,
    ],
    [
      'a mistake that reaches past given.ts',
      changed(`${SOLUTION}/mistakes/two.ts`, "// task 1: x\nexport * from '../../../src/pair.ts'\n"),
      'mistakes/two.ts: imports',
    ],
    [
      'a given.ts that gives the answer away, by whatever way',
      changed('src/other.ts', "export { pair as other } from './pair.ts'\n"),
      'gives src/pair.ts away',
    ],
    ['a stray file', changed(`${KATA}/notes.txt`, 'x'), 'notes.txt: nobody needs this file'],
    ['a stray file of the solution', changed(`${SOLUTION}/mistakes/x.md`, 'x'), 'nobody needs this file'],
    ['no mistake', gone(`${SOLUTION}/mistakes/two.ts`), 'wants at least 1'],
    [
      'a mistake that names no task',
      changed(`${SOLUTION}/mistakes/two.ts`, "export * from '../kata.ts'\n"),
      'must begin "// task N',
    ],
    [
      'a mistake that names a task too many',
      changed(`${SOLUTION}/mistakes/two.ts`, "// task 2: x\nexport * from '../kata.ts'\n"),
      'must begin "// task N',
    ],
    ['a rule that no test states', changed(`${KATA}/kata.test.ts`, ''), 'no test states the rule small'],
  ])('%s is found', (_, breakIt, finding) => {
    breakIt()
    expect(findings().join('\n')).toContain(finding)
  })
})
