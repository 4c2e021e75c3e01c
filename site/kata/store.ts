/**
 * What the browser keeps: the learner's code, and the progress in the form of the command's `my/progress.json`. Where
 * storage is refused (private windows), everything works and nothing is kept.
 */

export interface Progress {
  readonly version: 1
  readonly passed: { [slug: string]: string }
  readonly hints: { [slug: string]: { [task: string]: number } }
}

const PROGRESS = 'pangpong.progress'
const codeKey = (slug: string): string => `pangpong.kata.${slug}`

export const readCode = (slug: string): string | undefined => read(codeKey(slug))

/** `undefined` forgets it. */
export function keepCode(slug: string, code: string | undefined): void {
  write(codeKey(slug), code)
}

export function readProgress(): Progress {
  const text = read(PROGRESS)
  try {
    const progress = JSON.parse(text ?? '') as Partial<Progress> | null
    if (progress?.version === 1 && progress.passed && progress.hints) return progress as Progress
  } catch {}
  return { version: 1, passed: {}, hints: {} }
}

export function keepProgress(progress: Progress): void {
  write(PROGRESS, JSON.stringify(progress))
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
