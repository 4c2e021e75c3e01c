/** What is the learner's stays the learner's: `my/` and the progress in it. */
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
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Kata } from './catalog.ts'
import { progressFile, readProgress, writeProgress } from './progress.ts'
import { UsageError } from './usage-error.ts'
import { watchFileSaves } from './watch-file.ts'
import { begin, startOver } from './workspace.ts'

const kata: Kata = {
  id: '08-magic-cookie',
  number: '08',
  slug: 'magic-cookie',
  title: { en: 'a', zh: '一' },
  tasks: [],
  provides: [],
  needs: 'browser',
}
let root: string
const own = (): string => path.join(root, 'my/08-magic-cookie/kata.ts')

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pangpong-my-'))
  mkdirSync(path.join(root, 'katas/08-magic-cookie'), { recursive: true })
  writeFileSync(path.join(root, 'katas/08-magic-cookie/kata.ts'), 'stub')
})
afterEach(() => rmSync(root, { recursive: true }))

describe('begin', () => {
  it('puts the stub there once, and never again', () => {
    expect(begin(root, kata)).toBe(true)
    writeFileSync(own(), 'mine')
    expect(begin(root, kata)).toBe(false)
    expect(readFileSync(own(), 'utf8')).toBe('mine')
  })
})

describe('startOver', () => {
  it('keeps what was there', () => {
    begin(root, kata)
    writeFileSync(own(), 'mine')
    const backup = startOver(root, kata)
    expect(readFileSync(own(), 'utf8')).toBe('stub')
    expect(readFileSync(path.join(root, backup ?? ''), 'utf8')).toBe('mine')
  })

  it('has nothing to keep where nothing was begun, or nothing written', () => {
    expect(startOver(root, kata)).toBeUndefined()
    expect(startOver(root, kata)).toBeUndefined()
    expect(existsSync(path.join(root, 'my', 'backup'))).toBe(false)
    expect(readFileSync(own(), 'utf8')).toBe('stub')
  })
})

describe('progress', () => {
  it('comes back as it was written, and leaves no half-written file', () => {
    expect(readProgress(root)).toEqual({ version: 1, passed: {}, hints: {} })
    const progress = { version: 1, lang: 'zh', passed: { 'magic-cookie': '2026-01-01' }, hints: {} } as const
    writeProgress(root, progress)
    expect(readProgress(root)).toEqual(progress)
    expect(readdirSync(path.join(root, 'my'))).toEqual(['progress.json'])
  })

  it.each(['', '{', '[]', 'null', '{"version":2}'])('that reads %j is refused, and left alone', (text) => {
    mkdirSync(path.join(root, 'my'))
    writeFileSync(progressFile(root), text)
    expect(() => readProgress(root)).toThrow(UsageError)
    expect(readFileSync(progressFile(root), 'utf8')).toBe(text)
  })
})

describe('watchFileSaves', () => {
  it('tells of a save, also of one that renames a new file into place', async () => {
    begin(root, kata)
    let saved = (): void => {}
    const watching = watchFileSaves(
      own(),
      () => saved(),
      () => {},
    )
    const next = (): Promise<void> => new Promise((resolve) => (saved = resolve))
    try {
      const first = next()
      writeFileSync(own(), 'changed')
      await first
      const second = next()
      const aside = path.join(root, 'aside.ts')
      writeFileSync(aside, 'changed again')
      renameSync(aside, own())
      await second
      expect(existsSync(own())).toBe(true)
    } finally {
      watching.stop()
    }
  })
})
