/**
 * What the page needs to play a kata, as two files below a folder: `static/kata/<id>.json`, what the learner is shown, and
 * `static/kata/<id>.js`, the bundle that its worker runs. The tests in the bundle are those that the command runs. Only
 * what has changed is made anew: `made-of/<id>.json` keeps what a bundle was made of.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { KataSheet } from '../../site/kata/sheet.ts'
import { type Kata, readCatalog } from './catalog.ts'
import { readHints, suffix } from './hints.ts'
import { PageInputs } from './page-inputs.ts'

const SERVED = 'static/kata'
const NOTES = 'made-of'

/** By the kata's id. */
export interface PageFiles {
  readonly made: readonly string[]
  /** What keeps a kata from being made; its files are then what they were. */
  readonly trouble: ReadonlyMap<string, string>
}

/** The katas that a browser can run. */
export const pageKatas = (root: string): readonly Kata[] =>
  readCatalog(root).filter(({ needs }) => needs === 'browser')

/** What the learner is shown. Text is copied as it is, so one that does not compile does no harm here. */
export function writeSheets(root: string, folder: string): Promise<PageFiles> {
  return forEach(root, folder, async (kata) => {
    return replace(path.join(folder, SERVED, `${kata.id}.json`), JSON.stringify(await sheet(root, kata)))
  })
}

export function writeScripts(root: string, folder: string): Promise<PageFiles> {
  const inputs = new PageInputs(root)
  return forEach(root, folder, async (kata) => {
    const script = path.join(folder, SERVED, `${kata.id}.js`)
    const note = path.join(folder, NOTES, `${kata.id}.json`)
    const known = readNote(note)
    if (existsSync(script) && known !== undefined && known.key === inputs.key(known.files)) return false
    // Not before it is needed: to load the bundler takes longer than to see that nothing has changed.
    const { pageBundle } = await import('./page-bundle.ts')
    const { code, files } = await pageBundle(root, kata)
    const own = ['kata.json', 'kata.ts'].map((file) => path.join(root, 'katas', kata.id, file))
    const made = inputs.own([...files, ...own])
    await rm(note, { force: true })
    await replace(script, code)
    await replace(note, JSON.stringify({ key: inputs.key(made), files: made } satisfies Note))
    return true
  })
}

interface Note {
  readonly key: string
  readonly files: readonly string[]
}

function readNote(file: string): Note | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Note) : undefined
}

/** `make` tells whether it made anything. What is left of a kata that is gone goes, too. */
async function forEach(
  root: string,
  folder: string,
  make: (kata: Kata) => Promise<boolean>,
): Promise<PageFiles> {
  const made: string[] = []
  const trouble = new Map<string, string>()
  const katas = pageKatas(root)
  for (const place of [SERVED, NOTES]) await mkdir(path.join(folder, place), { recursive: true })
  await Promise.all(
    katas.map(async (kata) => {
      try {
        if (await make(kata)) made.push(kata.id)
      } catch (error) {
        trouble.set(kata.id, error instanceof Error ? error.message : String(error))
      }
    }),
  )
  const served = await readdir(path.join(folder, SERVED))
  const gone = served.filter((file) => !katas.some(({ id }) => file.startsWith(`${id}.`)))
  for (const file of gone) await rm(path.join(folder, SERVED, file))
  return { made, trouble }
}

/** Whole or not at all: a page may be reading it. Returns whether it was something else before. */
async function replace(file: string, text: string): Promise<boolean> {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return false
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
  return true
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
