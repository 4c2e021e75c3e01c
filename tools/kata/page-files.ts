/**
 * What the page needs to play a kata, as two files: the bundle that its worker runs, and what the learner is shown. The
 * tests in the bundle are those that the command runs.
 *
 *     tsx tools/kata/page-files.ts FOLDER
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { KataSheet } from '../../site/kata/sheet.ts'
import { type Kata, readCatalog } from './catalog.ts'
import { readHints, suffix } from './hints.ts'
import { pageBundle } from './page-bundle.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Writes `<id>.js` and `<id>.json` for every kata that a browser can run. */
async function writePageFiles(root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const katas = readCatalog(root).filter(({ needs }) => needs === 'browser')
  await Promise.all(
    katas.map(async (kata) => {
      await writeFile(path.join(folder, `${kata.id}.js`), await pageBundle(root, kata))
      await writeFile(path.join(folder, `${kata.id}.json`), JSON.stringify(await sheet(root, kata)))
    }),
  )
}

async function sheet(root: string, kata: Kata): Promise<KataSheet> {
  const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8')
  const notes = (lang: 'en' | 'zh') => read(`solutions/${kata.id}/notes.${suffix(lang)}.md`)
  return {
    id: kata.id,
    slug: kata.slug,
    title: kata.title,
    stub: await read(`katas/${kata.id}/kata.ts`),
    given: await read(`katas/${kata.id}/given.ts`),
    hints: { en: readHints(root, kata, 'en'), zh: readHints(root, kata, 'zh') },
    solution: await read(`solutions/${kata.id}/kata.ts`),
    notes: { en: await notes('en'), zh: await notes('zh') },
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder to write to')
await writePageFiles(ROOT, folder)
