/**
 * How far a learner is, in one form for the command, which keeps it in `my/progress.json`, and the page, which keeps it
 * in the browser. With the code (moved.ts), it is the file that moves between them. Katas stand in it by slug, which stays when a
 * number changes.
 */
import type { Lang } from './text.ts'

export interface Progress {
  readonly version: 1
  /** The language chosen in the terminal; the page has an address for each. */
  readonly lang?: Lang
  /** When each kata was passed for the first time, as an ISO date. */
  readonly passed: { readonly [slug: string]: string }
  /** How many hints were shown: by slug, then task. */
  readonly hints: { readonly [slug: string]: { readonly [task: string]: number } }
}

export const noProgress: Progress = { version: 1, passed: {}, hints: {} }

/** `undefined` for whatever is no progress, a later version included. Unknown entries are left out. */
export const parseProgress = (text: string): Progress | undefined => progressFrom(parse(text))

/** The same of JSON that has been read. */
export function progressFrom(json: unknown): Progress | undefined {
  const { version, lang, passed, hints } = entriesOf(json)
  if (version !== 1 || !isObject(passed) || !isObject(hints)) return undefined
  const dates = Object.entries(passed)
  const levels = Object.entries(hints).map(([slug, tasks]) => [slug, entriesOf(tasks)] as const)
  if (!dates.every(([, date]) => typeof date === 'string' && !Number.isNaN(Date.parse(date))))
    return undefined
  if (!levels.every(([, tasks]) => Object.values(tasks).every(isLevel))) return undefined
  return {
    version,
    ...(lang === 'en' || lang === 'zh' ? { lang } : {}),
    passed: Object.fromEntries(dates) as Progress['passed'],
    hints: Object.fromEntries(levels) as Progress['hints'],
  }
}

export const printProgress = (progress: Progress): string => `${JSON.stringify(progress, null, 2)}\n`

export function withPass(progress: Progress, slug: string, date: Date): Progress {
  if (progress.passed[slug] !== undefined) return progress
  return { ...progress, passed: { ...progress.passed, [slug]: date.toISOString() } }
}

export function withHint(progress: Progress, slug: string, task: number, level: number): Progress {
  return { ...progress, hints: { ...progress.hints, [slug]: { ...progress.hints[slug], [task]: level } } }
}

/** Both together: of two passes the earlier, of two counts of hints the larger. Nothing is lost, whichever comes first. */
export function mergeProgress(ours: Progress, theirs: Progress): Progress {
  const lang = ours.lang ?? theirs.lang
  return {
    version: 1,
    ...(lang === undefined ? {} : { lang }),
    passed: mergeBy(ours.passed, theirs.passed, earlier),
    hints: mergeBy(ours.hints, theirs.hints, (a, b) => mergeBy(a, b, Math.max)),
  }
}

const earlier = (a: string, b: string): string => (Date.parse(a) <= Date.parse(b) ? a : b)

function mergeBy<T>(
  a: { readonly [key: string]: T },
  b: { readonly [key: string]: T },
  merge: (a: T, b: T) => T,
): { readonly [key: string]: T } {
  const both = new Map(Object.entries(a))
  for (const [key, value] of Object.entries(b)) {
    const old = both.get(key)
    both.set(key, old === undefined ? value : merge(old, value))
  }
  return Object.fromEntries(both)
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const entriesOf = (value: unknown): { readonly [key: string]: unknown } =>
  isObject(value) ? { ...value } : {}

const isLevel = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0
