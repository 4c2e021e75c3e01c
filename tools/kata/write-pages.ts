/**
 * Writes what the in-page katas need (page-files.ts):
 *
 *     tsx tools/kata/write-pages.ts FOLDER            once; a kata that cannot be made is an error
 *     tsx tools/kata/write-pages.ts FOLDER --watch    and again at each save, until the process that forked it ends
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pageKatas, writeScripts, writeSheets } from './page-files.ts'
import { watchFolders } from './watch-folders.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const WATCHED = ['katas', 'solutions', 'src', 'site/kata'].map((folder) => path.join(ROOT, folder))

async function once(folder: string): Promise<void> {
  const sheets = await writeSheets(ROOT, folder)
  const scripts = await writeScripts(ROOT, folder)
  const trouble = new Map([...sheets.trouble, ...scripts.trouble])
  for (const [id, message] of trouble) console.error(broken(id, message))
  if (trouble.size > 0) process.exitCode = 1
}

async function forever(folder: string): Promise<void> {
  /** What the writer has been told of and did not mend yet. */
  let known = new Map<string, string>()
  let due = true
  let busy = false

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    while (due) {
      due = false
      const found = await pass(folder)
      for (const [id, message] of found) {
        if (known.get(id) !== message) console.error(broken(id, message))
      }
      for (const id of known.keys()) {
        if (!found.has(id)) console.log(`${id} is in order again.`)
      }
      known = found
    }
    busy = false
  }

  process.once('disconnect', () => process.exit())
  watchFolders(
    WATCHED,
    () => {
      due = true
      void work()
    },
    ({ message }) =>
      console.error(`Not every change of a kata will be seen before the next start: ${message}`),
  )
  // The site takes longer to be there than the katas do, so it need not wait for them.
  process.send?.('at work')
  await work()
}

/** Returns what is wrong, by the kata's id. */
async function pass(folder: string): Promise<Map<string, string>> {
  try {
    const sheets = await writeSheets(ROOT, folder)
    const began = performance.now()
    const scripts = await writeScripts(ROOT, folder)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (scripts.made.length > 0) console.log(`Made the tests of ${named(scripts.made)} in ${seconds} s.`)
    return new Map([...(await misspelt()), ...sheets.trouble, ...scripts.trouble])
  } catch (error) {
    return new Map([['katas', error instanceof Error ? error.message : String(error)]])
  }
}

/** Stubs and solutions reach the page as text, so that nothing else would tell while they are written. */
async function misspelt(): Promise<Map<string, string>> {
  const { transformWithOxc } = await import('vite')
  const { BundleError } = await import('./bundle.ts')
  const found = new Map<string, string>()
  for (const { id } of pageKatas(ROOT)) {
    for (const file of ['katas', 'solutions'].map((folder) => path.join(ROOT, folder, id, 'kata.ts'))) {
      if (!existsSync(file)) continue
      try {
        await transformWithOxc(await readFile(file, 'utf8'), file)
      } catch (error) {
        found.set(id, new BundleError(error).message)
      }
    }
  }
  return found
}

/** A start, or a change in `src/`, makes many. */
const named = (ids: readonly string[]): string => (ids.length > 3 ? `${ids.length} katas` : ids.join(', '))

const broken = (id: string, message: string): string => `\n${id} is broken:\n${message}\n`

const [folder, mode] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder to write to')
await (mode === '--watch' ? forever : once)(folder)
