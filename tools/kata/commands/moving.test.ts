/** `export` and `import`: progress and code move, and nothing is lost on either side. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { printMoved } from '../../../katas/kit/moved.ts'
import { noProgress, type Progress, printProgress } from '../../../katas/kit/progress.ts'
import type { Kata } from '../catalog.ts'
import type { Context, Options } from '../context.ts'
import { Output } from '../output.ts'
import { readProgress, writeProgress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { begin } from '../workspace.ts'
import { run as exportTo } from './export.ts'
import { run as importFrom } from './import.ts'

const DAY = '2026-01-01T00:00:00.000Z'
const mine: Progress = { version: 1, passed: { 'magic-cookie': DAY }, hints: { epmd: { 1: 2 } } }
const theirs: Progress = { version: 1, passed: { epmd: DAY }, hints: { epmd: { 1: 1 } } }

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
const file = (): string => path.join(root, 'moved.json')
const own = (): string => path.join(root, 'my/08-magic-cookie/kata.ts')
const read = (path: string): string => readFileSync(path, 'utf8')

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pangpong-moving-'))
  mkdirSync(path.join(root, 'katas/08-magic-cookie'), { recursive: true })
  writeFileSync(path.join(root, 'katas/08-magic-cookie/kata.ts'), 'stub')
  vi.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => {
  rmSync(root, { recursive: true })
  vi.restoreAllMocks()
})

const context = (progress: Progress, options: Options = {}): Context => ({
  root,
  katas: [kata],
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
    expect(read(file())).toBe('mine')
    await exportTo(context(mine, { force: true }), file())
    expect(read(file())).toBe(printMoved({ progress: mine, code: {} }))
  })

  it('puts code in that is no longer the stub, and leaves out what import would refuse', async () => {
    const codeIn = async (): Promise<unknown> => {
      await exportTo(context(mine, { force: true }), file())
      return JSON.parse(read(file())).code
    }
    begin(root, kata)
    expect(await codeIn()).toEqual({})
    writeFileSync(own(), 'written\r\n')
    expect(await codeIn()).toEqual({ 'magic-cookie': 'written\n' })
    writeFileSync(own(), 'x'.repeat(50_001))
    expect(await codeIn()).toEqual({})
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

  it('puts code where the learner works, and keeps what stood there', async () => {
    const backups = path.join(root, 'my/backup')
    const take = async (code: string): Promise<void> => {
      const moved = { progress: noProgress, code: { 'magic-cookie': code, 'no-such': 'x' } }
      writeFileSync(file(), printMoved(moved))
      await importFrom(context(noProgress), file())
    }
    await take('first')
    expect(read(own())).toBe('first')
    await take('first')
    await take('stub')
    expect(read(own())).toBe('first')
    expect(existsSync(backups)).toBe(false)
    await take('second')
    expect(read(own())).toBe('second')
    const [backup = '', ...more] = readdirSync(backups)
    expect(more).toEqual([])
    expect(read(path.join(backups, backup))).toBe('first')
    expect(vi.mocked(console.log).mock.calls.flat().join('\n')).toContain(backup)
    expect(vi.mocked(console.log).mock.calls.flat().join('\n')).toContain('There is no kata no-such here')
  })

  it.each([
    ['code that is no text', { code: { 'magic-cookie': 1 } }, 'is no text'],
    ['code that is too long', { code: { 'magic-cookie': 'x'.repeat(50_001) } }, 'more than 50000'],
    ['a file that is too large', { more: 'x'.repeat(2 ** 20) }, 'larger than 1 MiB'],
    ['a later version', { version: 3 }, 'a later version of pangpong'],
  ])('changes nothing for %s, and says so', async (_, change, said) => {
    writeFileSync(file(), JSON.stringify({ ...mine, version: 2, ...change }))
    await expect(importFrom(context(noProgress), file())).rejects.toThrow(said)
    expect(existsSync(path.join(root, 'my'))).toBe(false)
  })

  it('changes nothing for what is no progress file, and says so', async () => {
    writeFileSync(file(), '{"version":2}')
    await expect(importFrom(context(mine), file())).rejects.toThrow('not a progress file')
    await expect(importFrom(context(mine), path.join(root, 'none.json'))).rejects.toThrow('There is no file')
    await expect(importFrom(context(mine), undefined)).rejects.toThrow(UsageError)
    expect(existsSync(path.join(root, 'my'))).toBe(false)
  })
})
