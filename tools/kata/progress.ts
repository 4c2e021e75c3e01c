/** The learner's progress on disk: `my/progress.json`. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { noProgress, type Progress, parseProgress, printProgress } from '../../katas/kit/progress.ts'
import { UsageError } from './usage-error.ts'

export const progressFile = (root: string): string => path.join(root, 'my', 'progress.json')

/** Throws a `UsageError` when the file is there and is no progress file: it is the learner's, so it is never replaced. */
export function readProgress(root: string): Progress {
  const file = progressFile(root)
  if (!existsSync(file)) return noProgress
  const progress = parseProgress(readFileSync(file, 'utf8'))
  if (progress === undefined) {
    throw new UsageError({
      en: 'my/progress.json is not a progress file. Mend it, or move it away to begin anew.',
      zh: 'my/progress.json 不是进度文件。请修好它，或者把它移走，从头开始。',
    })
  }
  return progress
}

/** Changes what is on disk now, for a second terminal may have written since this one read. */
export function updateProgress(
  context: { readonly root: string; progress: Progress },
  change: (progress: Progress) => Progress,
): void {
  context.progress = change(readProgress(context.root))
  writeProgress(context.root, context.progress)
}

/** Written aside and renamed, so that it is whole whenever someone looks. */
export function writeProgress(root: string, progress: Progress): void {
  const file = progressFile(root)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, printProgress(progress))
  renameSync(`${file}.new`, file)
}
