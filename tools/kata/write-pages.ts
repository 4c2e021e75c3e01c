/**
 * Writes what the in-page katas need (page-files.ts):
 *
 *     tsx tools/kata/write-pages.ts FOLDER            once; a kata that cannot be made is an error
 *     tsx tools/kata/write-pages.ts FOLDER --watch    and again at each save, until the process that forked it ends
 */
import path from 'node:path'
import { broken, keepPages } from './keep-pages.ts'
import { writeScripts, writeSheets } from './page-files.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

async function writeOnce(folder: string): Promise<void> {
  const sheets = await writeSheets(ROOT, folder)
  const scripts = await writeScripts(ROOT, folder)
  const trouble = new Map([...sheets.trouble, ...scripts.trouble])
  for (const [id, message] of trouble) console.error(broken(id, message))
  if (trouble.size > 0) process.exitCode = 1
}

const [folder, mode] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder to write to')
if (mode === '--watch') {
  process.once('disconnect', () => process.exit())
  // The site takes longer to be there than the katas do, so it need not wait for them.
  process.send?.('at work')
  await keepPages(ROOT, folder, console.log)
} else {
  await writeOnce(folder)
}
