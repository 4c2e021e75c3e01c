/** A folder of a test's own, with the files that it puts there; gone when the tests of its file are done. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

export interface TestFolder {
  readonly root: string
  /** `file` is a path below the root; the folders on the way to it are made. */
  put(file: string, text: string): void
}

export function testFolder(): TestFolder {
  const root = mkdtempSync(path.join(tmpdir(), 'pangpong-test-'))
  afterAll(() => rmSync(root, { recursive: true }))
  return {
    root,
    put(file, text) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      writeFileSync(path.join(root, file), text)
    },
  }
}
