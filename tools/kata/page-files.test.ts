/** What a page is given of a kata, in a project of two small ones. */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../test-folder.ts'
import { keepPages } from './keep-pages.ts'
import { writeScripts, writeSheets } from './page-files.ts'
import { watchFolders } from './watch-folders.ts'

const title = { en: 'one', zh: '一' }
const hints = '## 1\n\n1. nudge\n2. pointer\n3. near\n'
const small = (id: string, test: string): { [file: string]: string } => ({
  [`katas/${id}/kata.json`]: JSON.stringify({
    id,
    title,
    tasks: [{ title }],
    provides: [],
    needs: 'browser',
  }),
  [`katas/${id}/kata.ts`]: "import { todo } from './given.ts'\nexport const one = () => todo(1)\n",
  [`katas/${id}/given.ts`]: 'export const todo = (n: number) => n\n',
  [`katas/${id}/kata.test.ts`]: test,
  [`katas/${id}/hints.en.md`]: hints,
  [`katas/${id}/hints.zh-CN.md`]: hints,
  [`solutions/${id}/kata.ts`]: 'export const one = () => 1\n',
  [`solutions/${id}/notes.en.md`]: 'Why.\n',
  [`solutions/${id}/notes.zh-CN.md`]: '为什么。\n',
})

const { root, put } = testFolder()
for (const [file, text] of Object.entries({
  ...small('00-lone', "console.log('lone')\n"),
  ...small('01-pair', "import { pair } from '../../src/pair.ts'\nconsole.log(pair)\n"),
  'src/pair.ts': "export const pair: string = 'pair'\n",
  'site/kata/play.ts': 'export const play = (_: unknown, wanted: unknown, load: () => unknown) => load()\n',
  'package-lock.json': '{}',
})) {
  put(file, text)
}

const out = path.join(root, 'out')
const served = (file: string): string => path.join(out, 'static/kata', file)
const scripts = async (): Promise<readonly string[]> => (await writeScripts(root, out)).made.toSorted()

describe('what the page is given', () => {
  it('is made once, and then anew only of what has changed', async () => {
    expect((await writeSheets(root, out)).made.toSorted()).toEqual(['00-lone', '01-pair'])
    expect(await scripts()).toEqual(['00-lone', '01-pair'])
    expect(await scripts()).toEqual([])
    put('katas/00-lone/kata.test.ts', "console.log('alone')\n")
    expect(await scripts()).toEqual(['00-lone'])
    expect(readFileSync(served('00-lone.js'), 'utf8')).toContain('alone')
    put('src/pair.ts', "export const pair: string = 'two'\n")
    expect(await scripts()).toEqual(['01-pair'])
    put('katas/01-pair/hints.zh-CN.md', hints.replace('nudge', '轻推'))
    expect((await writeSheets(root, out)).made).toEqual(['01-pair'])
    expect(readFileSync(served('01-pair.json'), 'utf8')).toContain('轻推')
    expect(await scripts()).toEqual([])
  })

  it('stays what it was while a test does not compile, and is told of with file and line', async () => {
    const before = readFileSync(served('01-pair.js'), 'utf8')
    put(
      'katas/01-pair/kata.test.ts',
      "// pairs\n\nimport { pear } from '../../src/pair.ts'\nconsole.log(pear)\n",
    )
    put('katas/00-lone/kata.test.ts', "console.log('lone again')\n")
    const { made, trouble } = await writeScripts(root, out)
    expect(made).toEqual(['00-lone'])
    expect([...trouble.keys()]).toEqual(['01-pair'])
    expect(trouble.get('01-pair')).toMatch(/"pear" is not exported[\s\S]*katas\/01-pair\/kata\.test\.ts:3:/)
    expect(readFileSync(served('01-pair.js'), 'utf8')).toBe(before)
    put('katas/01-pair/kata.test.ts', "import { pair } from '../../src/pair.ts'\nconsole.log(pair, 2)\n")
    expect(await scripts()).toEqual(['01-pair'])
  })

  it('goes with the kata', async () => {
    renameSync(path.join(root, 'katas/00-lone'), path.join(root, 'katas/gone'))
    await writeSheets(root, out)
    expect([existsSync(served('00-lone.js')), existsSync(served('00-lone.json'))]).toEqual([false, false])
    expect(existsSync(served('01-pair.js'))).toBe(true)
  })
})

describe('while a kata is written', () => {
  it('a stub that does not compile is told of once, with file and line, and the rest goes on', async () => {
    const told: string[] = []
    let hear = (_: string): void => {}
    const next = (): Promise<string> => new Promise((resolve) => (hear = resolve))
    const stub = 'export const one = () => 1\n'
    put('katas/01-pair/kata.ts', `${stub}const = 2\n`)
    const watching = await keepPages(root, out, (text) => {
      told.push(text)
      if (!text.startsWith('Made')) hear(text)
    })
    try {
      expect(told.join()).toMatch(/01-pair is broken:[\s\S]*katas\/01-pair\/kata\.ts:2:7/)
      const mended = next()
      put('katas/01-pair/kata.ts', stub)
      expect(await mended).toBe('01-pair is in order again.')
      expect(JSON.parse(readFileSync(served('01-pair.json'), 'utf8'))).toMatchObject({ stub })
    } finally {
      watching.stop()
    }
  })

  it('a card that is no JSON ends nothing', async () => {
    let hear = (_: string): void => {}
    const next = (): Promise<string> => new Promise((resolve) => (hear = resolve))
    const card = readFileSync(path.join(root, 'katas/01-pair/kata.json'), 'utf8')
    const watching = await keepPages(root, out, (text) => hear(text))
    try {
      const broken = next()
      put('katas/01-pair/kata.json', `\n{,${card}`)
      expect(await broken).toContain('katas/01-pair/kata.json:2: ')
      const mended = next()
      put('katas/01-pair/kata.json', card)
      expect(await mended).toContain('in order again')
    } finally {
      watching.stop()
    }
  })
})

describe('watching folders', () => {
  it('tells of a save at any depth, by a new file in the place of the old and in a new folder, too', async () => {
    let saved = (): void => {}
    const next = (): Promise<void> => new Promise((resolve) => (saved = resolve))
    const watching = watchFolders(
      [path.join(root, 'katas'), path.join(root, 'src')],
      () => saved(),
      (error) => expect.fail(error.message),
    )
    try {
      for (const save of [
        () => put('katas/01-pair/hints.en.md', hints),
        () => renameSync(path.join(root, 'package-lock.json'), path.join(root, 'src/pair.ts')),
        () => put('katas/02-new/deep/kata.ts', ''),
        () => put('katas/02-new/deep/kata.ts', 'export {}'),
      ]) {
        const told = next()
        save()
        await told
      }
    } finally {
      watching.stop()
    }
  })
})
