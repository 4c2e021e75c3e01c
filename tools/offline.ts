/**
 * The last step of a build: writes service-worker.js, which keeps the site for offline reading, with the list of all files.
 * It can only be done when both languages are built and every plugin has written its files.
 *
 *     tsx tools/offline.ts [FOLDER]
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder } from '../site/files.ts'
import { BUILD } from './serve.ts'

const WORKER = fileURLToPath(new URL('../site/offline/service-worker.js', import.meta.url))

/** What a page never asks for. */
const NOT_KEPT = /(^|\/)(sitemap\.xml|service-worker\.js|\.[^/]*)$/

/** Enough of SHA-256 to tell the files of a site apart. */
const HASH_DIGITS = 16

export function writeOffline(folder: string): void {
  const files: Record<string, string> = {}
  for (const file of filesUnder(folder, /./)) {
    const name = path.relative(folder, file).split(path.sep).join('/')
    if (NOT_KEPT.test(name)) continue
    files[name] = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, HASH_DIGITS)
  }
  const list = `const FILES = ${JSON.stringify(files)}\n`
  writeFileSync(path.join(folder, 'service-worker.js'), list + readFileSync(WORKER, 'utf8'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeOffline(process.argv[2] ?? BUILD)
