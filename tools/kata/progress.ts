/**
 * How far the learner is: `my/progress.json`. Katas stand in it by slug, which stays when a number changes. The page
 * writes and reads the same form.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Lang } from '../../katas/kit/text.ts'
import { UsageError } from './usage-error.ts'

export interface Progress {
  readonly version: 1
  lang?: Lang
  /** When each kata was passed for the first time, as an ISO date. */
  readonly passed: { [slug: string]: string }
  /** How many hints were shown: by slug, then task. */
  readonly hints: { [slug: string]: { [task: string]: number } }
}

export const progressFile = (root: string): string => path.join(root, 'my', 'progress.json')

/** Throws a `UsageError` when the file is there and is no progress file: it is the learner's, so it is never replaced. */
export function readProgress(root: string): Progress {
  const file = progressFile(root)
  if (!existsSync(file)) return { version: 1, passed: {}, hints: {} }
  let progress: Partial<Progress> | undefined
  try {
    progress = JSON.parse(readFileSync(file, 'utf8'))
  } catch {}
  if (progress?.version !== 1 || typeof progress.passed !== 'object' || typeof progress.hints !== 'object') {
    throw new UsageError({
      en: 'my/progress.json is not a progress file. Mend it, or move it away to begin anew.',
      zh: 'my/progress.json 不是进度文件。请修好它，或者把它移走，从头开始。',
    })
  }
  return progress as Progress
}

/** Written aside and renamed, so that it is whole whenever someone looks. */
export function writeProgress(root: string, progress: Progress): void {
  const file = progressFile(root)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(progress, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
