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

/**
 * Moves the learner's file to `my/backup/` and puts a fresh stub in its place. Returns where it went; nothing, if it was
 * still the stub.
 */
export function startOver(root: string, kata: Kata): string | undefined {
  const own = path.join(root, ownFile(kata))
  const stub = readFileSync(path.join(root, 'katas', kata.id, 'kata.ts'))
  let backup: string | undefined
  if (existsSync(own) && !readFileSync(own).equals(stub)) {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    backup = `my/backup/${kata.id}-${stamp}.ts`
    mkdirSync(path.join(root, 'my', 'backup'), { recursive: true })
    renameSync(own, path.join(root, backup))
  }
  begin(root, kata)
  return backup
}

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
