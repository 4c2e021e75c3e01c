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
import { DICTIONARY } from './dictionary.ts'

/** Where the English pages go, below the project's folder; not in git. */
export const API_PAGES = '.api'

/** Where Docusaurus looks for the Chinese ones; not in git either. */
const FOLDERS = { en: API_PAGES, zh: 'i18n/zh-CN/docusaurus-plugin-content-docs-api/current' }

export function freshApiReference(root: string): void {
  const note = path.join(root, API_PAGES, '.made-of')
  const inputs = fingerprint(root)
  const areThere = Object.values(FOLDERS).every((folder) => existsSync(path.join(root, folder)))
  if (areThere && existsSync(note) && readFileSync(note, 'utf8') === inputs) return
  mkdirSync(path.join(root, API_PAGES), { recursive: true })
  // Aside at first, then page by page: a live server may be reading those that are there.
  const aside = mkdtempSync(path.join(root, API_PAGES, '.new-'))
  try {
    // A program of its own: Docusaurus loads this file as CommonJS, and TypeDoc is none.
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs')
    execFileSync(process.execPath, [tsx, path.join(root, 'site/api-reference/write.ts'), aside], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    for (const [language, folder] of Object.entries(FOLDERS)) {
      moveInto(path.join(root, folder), path.join(aside, language))
    }
    writeFileSync(note, inputs)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function moveInto(pages: string, aside: string): void {
  mkdirSync(pages, { recursive: true })
  const written = readdirSync(aside)
  for (const page of written) renameSync(path.join(aside, page), path.join(pages, page))
  const gone = readdirSync(pages).filter((page) => page.endsWith('.md') && !written.includes(page))
  for (const page of gone) rmSync(path.join(pages, page))
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const folder of ['src', 'site/api-reference', DICTIONARY]) {
    for (const file of filesUnder(path.join(root, folder), /(?<!\.test)\.(ts|json|md)$/)) {
      hash.update(`${file}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}
