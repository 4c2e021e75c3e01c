/** `export` and `import`: progress moves, and no pass is lost on either side. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noProgress, type Progress, printProgress } from '../../../katas/kit/progress.ts'
import type { Context, Options } from '../context.ts'
import { Output } from '../output.ts'
import { readProgress, writeProgress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { run as exportTo } from './export.ts'
import { run as importFrom } from './import.ts'

const DAY = '2026-01-01T00:00:00.000Z'
const mine: Progress = { version: 1, passed: { 'magic-cookie': DAY }, hints: { epmd: { 1: 2 } } }
const theirs: Progress = { version: 1, passed: { epmd: DAY }, hints: { epmd: { 1: 1 } } }

let root: string
const file = (): string => path.join(root, 'moved.json')

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pangpong-moving-'))
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  rmSync(root, { recursive: true })
  vi.restoreAllMocks()
})

const context = (progress: Progress, options: Options = {}): Context => ({
  root,
  katas: [],
  progress,
  out: new Output('en'),
  options,
})

describe('export', () => {
  it('writes a file that import takes', async () => {
    expect(await exportTo(context(mine), file())).toBe(0)
    const other = context(noProgress)
    expect(await importFrom(other, file())).toBe(0)
    expect(other.progress).toEqual(mine)
    expect(readProgress(root)).toEqual(mine)
  })

  it('writes over nothing unless told to', async () => {
    writeFileSync(file(), 'mine')
    await expect(exportTo(context(mine), file())).rejects.toThrow('add --force')
    expect(readFileSync(file(), 'utf8')).toBe('mine')
    await exportTo(context(mine, { force: true }), file())
    expect(readFileSync(file(), 'utf8')).toBe(printProgress(mine))
  })

  it('asks for a file, and one that can be written', async () => {
    await expect(exportTo(context(mine), undefined)).rejects.toThrow(UsageError)
    await expect(exportTo(context(mine), path.join(root, 'nowhere/x.json'))).rejects.toThrow(UsageError)
  })
})

describe('import', () => {
  it('adds to what is on disk, even what another terminal wrote since', async () => {
    writeProgress(root, mine)
    writeFileSync(file(), printProgress(theirs))
    await importFrom(context(noProgress), file())
    expect(readProgress(root)).toEqual({
      version: 1,
      passed: { 'magic-cookie': DAY, epmd: DAY },
      hints: { epmd: { 1: 2 } },
    })
  })

  it('changes nothing for what is no progress file, and says so', async () => {
    writeFileSync(file(), '{"version":2}')
    await expect(importFrom(context(mine), file())).rejects.toThrow('not a progress file')
    await expect(importFrom(context(mine), path.join(root, 'none.json'))).rejects.toThrow('There is no file')
    await expect(importFrom(context(mine), undefined)).rejects.toThrow(UsageError)
    expect(existsSync(path.join(root, 'my'))).toBe(false)
  })
})
