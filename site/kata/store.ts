/**
 * What the browser keeps: the learner's code, and the progress, in the command's form. Where storage is refused (private
 * windows), everything works and nothing is kept.
 */
import {
  mergeProgress,
  noProgress,
  type Progress,
  parseProgress,
  printProgress,
} from '../../katas/kit/progress.ts'

const PROGRESS = 'pangpong.progress'
const codeKey = (slug: string): string => `pangpong.kata.${slug}`

export const readCode = (slug: string): string | undefined => read(codeKey(slug))

/** `undefined` forgets it. */
export function keepCode(slug: string, code: string | undefined): void {
  write(codeKey(slug), code)
}

export const readProgress = (): Progress => parseProgress(read(PROGRESS) ?? '') ?? noProgress

/** Changes what is stored now, for another tab may have written since this one read. Returns what came of it. */
export function updateProgress(seen: Progress, change: (progress: Progress) => Progress): Progress {
  const progress = change(mergeProgress(readProgress(), seen))
  write(PROGRESS, printProgress(progress))
  return progress
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {}
}
