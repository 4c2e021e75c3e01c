/** `my/`: the learner's own copies. Nothing in it is ever overwritten. */
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Lang } from '../../katas/kit/text.ts'
import type { Kata } from './catalog.ts'

/** Relative to the root, for people. */
export const ownFile = ({ id }: Kata): string => `my/${id}/kata.ts`

/** Where the chapter is read while `npm start` serves the site. */
export const chapterAddress = ({ slug }: Kata, lang: Lang): string =>
  `http://localhost:3000/${lang === 'zh' ? 'zh-CN/' : ''}learn/${slug}`

export const givenFile = ({ id }: Kata): string => `katas/${id}/given.ts`

/** Copies the stub to where the learner works, unless it is there. Returns whether it was new. */
export function begin(root: string, kata: Kata): boolean {
  const own = path.join(root, ownFile(kata))
  if (existsSync(own)) return false
  mkdirSync(path.dirname(own), { recursive: true })
  copyFileSync(path.join(root, 'katas', kata.id, 'kata.ts'), own, constants.COPYFILE_EXCL)
  helpEditors(root)
  return true
}

/** What the learner has written, unless it is still the stub. Lines end as in the page. */
export function writtenCode(root: string, kata: Kata): string | undefined {
  const own = path.join(root, ownFile(kata))
  if (!existsSync(own)) return undefined
  const code = readLines(own)
  return code === readStub(root, kata) ? undefined : code
}

/**
 * Moves the learner's file to `my/backup/` and puts a fresh stub in its place. Returns where it went; nothing, if it was
 * still the stub.
 */
export function startOver(root: string, kata: Kata): string | undefined {
  const backup = setAside(root, kata)
  begin(root, kata)
  return backup
}

/**
 * Puts code from elsewhere where the learner works. Returns whether it was new there, and where what it took the place of
 * went.
 */
export function takeOver(root: string, kata: Kata, code: string): { taken: boolean; backup?: string } {
  const text = unixLines(code)
  if (text === readStub(root, kata) || text === writtenCode(root, kata)) return { taken: false }
  const backup = startOver(root, kata)
  writeFileSync(path.join(root, ownFile(kata)), text)
  return { taken: true, ...(backup === undefined ? {} : { backup }) }
}

function setAside(root: string, kata: Kata): string | undefined {
  if (writtenCode(root, kata) === undefined) return undefined
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const backup = `my/backup/${kata.id}-${stamp}.ts`
  mkdirSync(path.join(root, 'my', 'backup'), { recursive: true })
  renameSync(path.join(root, ownFile(kata)), path.join(root, backup))
  return backup
}

const readStub = (root: string, { id }: Kata): string => readLines(path.join(root, 'katas', id, 'kata.ts'))

const readLines = (file: string): string => unixLines(readFileSync(file, 'utf8'))

const unixLines = (text: string): string => text.replaceAll('\r\n', '\n')

/** Lets an editor's TypeScript find `./given.ts`, which lies in `katas/`. */
function helpEditors(root: string): void {
  const file = path.join(root, 'my', 'tsconfig.json')
  if (existsSync(file)) return
  const config = {
    extends: '../katas/tsconfig.json',
    compilerOptions: { rootDirs: ['.', '../katas'] },
    include: ['*/kata.ts'],
  }
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`)
}
