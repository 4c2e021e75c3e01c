import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { troubleIn, wordsOf } from './broken.ts'
import { BundleError } from './bundle.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pangpong-broken-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function trouble(content: string | Uint8Array): string | undefined {
  const file = path.join(folder, 'kata.ts')
  writeFileSync(file, content)
  return troubleIn(file)?.en
}

describe('a file of the learner', () => {
  it('may import what is given, and is left to the compiler otherwise', () => {
    expect(trouble("import { atom } from './given.ts'\nconst x = {{")).toBeUndefined()
    expect(trouble('')).toBeUndefined()
  })

  it.each(['pangpong', 'node:fs', '../08-magic-cookie/given.ts'])('may not import %s', (source) => {
    expect(trouble(`import { atom } from './given.ts'\nimport * as x from '${source}'`)).toContain(source)
  })

  it('is text', () => {
    expect(trouble(Uint8Array.of(0xff, 0xfe, 0x00))).toContain('UTF-8')
  })
})

describe("the bundler's complaint", () => {
  const words = (text: string): string => wordsOf(new BundleError(new Error(text))).en

  it('about a name that is missing is told without its frames', () => {
    expect(words('"answer" is not exported by "my/00-x/kata.ts".\n ╭─[ katas/00-x/kata.test.ts:8:10 ]')).toBe(
      'kata.ts does not export `answer`, which the tests call. Did its name change, or its `export` go?',
    )
    expect(words('"atm" is not exported by "katas/00-x/given.ts".')).toBe('given.ts has no `atm` to import.')
  })

  it('about anything else stands as it is', () => {
    expect(words('Unexpected token')).toBe('Unexpected token')
  })
})
