/**
 * Keeps the API reference fresh: its pages are written anew only when the sources have changed, since Docusaurus loads
 * its configuration once a language.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { filesUnder } from '../files.ts'

/** Where the pages go, below the project's folder; not in git. */
export const API_PAGES = '.api'

export function freshApiReference(root: string): void {
  const pages = path.join(root, API_PAGES)
  const note = path.join(pages, '.made-of')
  const inputs = fingerprint(root)
  if (existsSync(note) && readFileSync(note, 'utf8') === inputs) return
  mkdirSync(pages, { recursive: true })
  // Aside at first, then page by page: a live server may be reading those that are there.
  const aside = mkdtempSync(path.join(pages, '.new-'))
  try {
    // A program of its own: Docusaurus loads this file as CommonJS, and TypeDoc is none.
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
    execFileSync(process.execPath, [tsx, path.join(root, 'site/api-reference/write.ts'), aside], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const written = readdirSync(aside)
    for (const page of written) renameSync(path.join(aside, page), path.join(pages, page))
    const gone = readdirSync(pages).filter((page) => page.endsWith('.md') && !written.includes(page))
    for (const page of gone) rmSync(path.join(pages, page))
    writeFileSync(note, inputs)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const folder of ['src', 'site/api-reference']) {
    for (const file of filesUnder(path.join(root, folder), /(?<!\.test)\.(ts|json|md)$/)) {
      hash.update(`${file}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}
