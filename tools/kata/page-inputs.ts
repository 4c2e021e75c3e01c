/**
 * What the pages' scripts are made of, so that only what has changed is bundled anew.
 *
 * All files are read before the first is bundled. So one that is saved while the bundler is at work is known here as it
 * was before, and the script counts as old: once too often made is better than once too few.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { filesUnder } from '../../site/files.ts'

/** Where the files lie that can go into a script, and the recipe for it. */
const FOLDERS = ['src', 'katas', 'site/kata', 'tools/kata']

/** What changes every script. Of packages, the bundler among them, the lock file tells. */
const RECIPE = /^(?:tools\/kata\/.*(?<!\.test)\.ts|package-lock\.json)$/

export class PageInputs {
  readonly #root: string
  /** By path below the root, with `/`. */
  readonly #hashes = new Map<string, string>()

  constructor(root: string) {
    this.#root = root
    const files = FOLDERS.flatMap((folder) => filesUnder(path.join(root, folder), /\.(?:ts|json)$/))
    for (const file of [...files, path.join(root, 'package-lock.json')]) {
      this.#hashes.set(this.#name(file), createHash('sha256').update(readFileSync(file)).digest('hex'))
    }
  }

  /** Those of `files`, absolute paths, that are the project's own, by their paths below the root. */
  own(files: readonly string[]): string[] {
    return files
      .map((file) => this.#name(file))
      .filter((file) => this.#hashes.has(file))
      .sort()
  }

  /** One hash over `files`, paths below the root, and over the recipe. */
  key(files: readonly string[]): string {
    const hash = createHash('sha256')
    const recipe = [...this.#hashes.keys()].filter((file) => RECIPE.test(file))
    for (const file of [...recipe, ...files]) hash.update(`${file}\0${this.#hashes.get(file)}\0`)
    return hash.digest('hex')
  }

  #name(file: string): string {
    return path.relative(this.#root, file).replaceAll(path.sep, '/')
  }
}
