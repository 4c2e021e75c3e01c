/**
 * What the browser keeps: the learner's code, and the progress, in the command's form. All tabs of the site share it, and
 * each hears what another has written. Where storage is refused (a private window, a full disk), everything works and is
 * kept as long as the page is open.
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

/** What the browser did not keep. */
const unkept = new Map<string, string>()

export const readCode = (slug: string): string | undefined => read(codeKey(slug))

/** `undefined` forgets it. Returns whether the browser keeps it beyond this page. */
export const keepCode = (slug: string, code: string | undefined): boolean => write(codeKey(slug), code)

export const readProgress = (): Progress => parseProgress(read(PROGRESS) ?? '') ?? noProgress

/** Changes what is stored now, for another tab may have written since this one read. Returns what came of it. */
export function updateProgress(seen: Progress, change: (progress: Progress) => Progress): Progress {
  const progress = change(mergeProgress(readProgress(), seen))
  write(PROGRESS, printProgress(progress))
  return progress
}

/**
 * Calls `changed` when another tab may have written something. A page that comes back out of the browser's memory has
 * heard nothing in the meantime. Returns how to stop it.
 */
export function onOtherTabs(changed: () => void): () => void {
  const stored = ({ key }: StorageEvent): void => {
    if (key?.startsWith('pangpong.')) changed()
  }
  const shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) changed()
  }
  addEventListener('storage', stored)
  addEventListener('pageshow', shown)
  return () => {
    removeEventListener('storage', stored)
    removeEventListener('pageshow', shown)
  }
}

function read(key: string): string | undefined {
  const own = unkept.get(key)
  if (own !== undefined) return own
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: string | undefined): boolean {
  unkept.delete(key)
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
    return true
  } catch {
    if (value !== undefined) unkept.set(key, value)
    return false
  }
}
