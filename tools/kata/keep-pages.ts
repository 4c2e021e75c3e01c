/**
 * Keeps what the page needs of the katas (page-files.ts) up to date while they are written. What is wrong is told once,
 * and once more when it is mended; until then the page has what it had.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pageKatas, writeScripts, writeSheets } from './page-files.ts'
import { watchFolders } from './watch-folders.ts'

const WATCHED = ['katas', 'solutions', 'src', 'site/kata']

/** Writes all that is not up to date, and comes back when that is done; from then on it follows the saves. */
export async function keepPages(
  root: string,
  folder: string,
  tell: (text: string) => void,
): Promise<{ stop(): void }> {
  /** What the writer has been told of and did not mend yet. */
  let known: ReadonlyMap<string, string> = new Map()
  let due = true
  let busy = false

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    while (due) {
      due = false
      const found = await pass(root, folder, tell)
      for (const [id, message] of found) {
        if (known.get(id) !== message) tell(broken(id, message))
      }
      for (const id of known.keys()) {
        if (!found.has(id)) tell(`${id} is in order again.`)
      }
      known = found
    }
    busy = false
  }

  const watching = watchFolders(
    WATCHED.map((place) => path.join(root, place)),
    () => {
      due = true
      void work()
    },
    ({ message }) => tell(`Not every change of a kata will be seen before the next start: ${message}`),
  )
  await work()
  return watching
}

export const broken = (id: string, message: string): string => `\n${id} is broken:\n${message}\n`

/** Returns what is wrong, by the kata's id. */
async function pass(
  root: string,
  folder: string,
  tell: (text: string) => void,
): Promise<ReadonlyMap<string, string>> {
  try {
    const sheets = await writeSheets(root, folder)
    const began = performance.now()
    const scripts = await writeScripts(root, folder)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (scripts.made.length > 0) tell(`Made the tests of ${named(scripts.made)} in ${seconds} s.`)
    return new Map([...(await misspelt(root)), ...sheets.trouble, ...scripts.trouble])
  } catch (error) {
    return new Map([['katas', error instanceof Error ? error.message : String(error)]])
  }
}

/** A start, or a change in `src/`, makes many. */
const named = (ids: readonly string[]): string => (ids.length > 3 ? `${ids.length} katas` : ids.join(', '))

/** Stubs and solutions reach the page as text, so that nothing else would tell while they are written. */
async function misspelt(root: string): Promise<Map<string, string>> {
  const { transformWithOxc } = await import('vite')
  const { BundleError } = await import('./bundle.ts')
  const found = new Map<string, string>()
  for (const { id } of pageKatas(root)) {
    for (const file of ['katas', 'solutions'].map((place) => path.join(root, place, id, 'kata.ts'))) {
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
