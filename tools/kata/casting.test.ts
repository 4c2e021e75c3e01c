import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Casting, castingPlugin, type Player } from './casting.ts'

const KATA = '08-magic-cookie'
let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'pangpong-casting-')))
})
afterEach(() => rmSync(root, { recursive: true }))

/** Where `source`, imported by `importer`, leads to, both below the root; `undefined` where the plugin leaves it alone. */
function resolve(player: Player, source: string, importer: string): string | undefined {
  const casting: Casting = { root, player, plugs: new Map([['handshake/digest', KATA]]) }
  const { resolveId } = castingPlugin(casting)
  if (typeof resolveId !== 'function') throw new Error('resolveId is a function')
  const id: unknown = resolveId.call({} as never, source, path.join(root, importer), {} as never)
  return typeof id === 'string' ? path.relative(root, id) : undefined
}

const test = `katas/${KATA}/kata.test.ts`

describe('the part of kata.ts', () => {
  it('is played by the learner, if there is a file in my/', () => {
    expect(resolve('learner', './kata.ts', test)).toBe(`katas/${KATA}/kata.ts`)
    mkdirSync(path.join(root, 'my', KATA), { recursive: true })
    writeFileSync(path.join(root, 'my', KATA, 'kata.ts'), '')
    expect(resolve('learner', './kata.ts', test)).toBe(`my/${KATA}/kata.ts`)
    expect(resolve('stub', './kata.ts', test)).toBe(`katas/${KATA}/kata.ts`)
  })

  it('is played by the solution or a mistake, in the plug too', () => {
    expect(resolve('solution', './kata.ts', test)).toBe(`solutions/${KATA}/kata.ts`)
    expect(resolve({ mistake: 'signed' }, './kata.ts', `katas/${KATA}/plug.ts`)).toBe(
      `solutions/${KATA}/mistakes/signed.ts`,
    )
  })

  it('is not played by a mistake where the mistake leans on the solution', () => {
    expect(
      resolve({ mistake: 'signed' }, '../kata.ts', `solutions/${KATA}/mistakes/signed.ts`),
    ).toBeUndefined()
  })
})

describe('given.ts', () => {
  it.each([
    ['./given.ts', `my/${KATA}/kata.ts`],
    ['./given.ts', `solutions/${KATA}/kata.ts`],
    ['../given.ts', `solutions/${KATA}/mistakes/signed.ts`],
  ])("%s of %s is the kata's", (source, importer) => {
    expect(resolve('learner', source, importer)).toBe(`katas/${KATA}/given.ts`)
  })
})

describe('a plugged module', () => {
  it("is the kata's plug for the runtime", () => {
    expect(resolve('learner', './digest.ts', 'src/handshake/we_started.ts')).toBe(`katas/${KATA}/plug.ts`)
  })

  it('is itself for the plug, and other modules are themselves for everyone', () => {
    expect(resolve('learner', '../../src/handshake/digest.ts', `katas/${KATA}/plug.ts`)).toBeUndefined()
    expect(resolve('learner', './flags.ts', 'src/handshake/we_started.ts')).toBeUndefined()
  })
})
