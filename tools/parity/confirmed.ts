/**
 * docs/parity.json: the state of each page in which someone read both languages and found that they agree.
 *
 * It holds a hash a side. When either side changes, the page has to be confirmed anew.
 */
import { createHash } from 'node:crypto'
import type { Problem } from './problem.ts'

/** By page, as docs/ names it: the hash of each side. */
export type Confirmed = Record<string, { en: string; 'zh-CN': string }>

export interface Twins {
  /** The file name, the same in both folders. */
  page: string
  en: { file: string; text: string }
  zh: { file: string; text: string }
}

export function hash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16)
}

/** What the record looks like once all of these are confirmed. */
export function confirm(pages: Twins[]): Confirmed {
  const sorted = pages.toSorted((a, b) => (a.page < b.page ? -1 : 1))
  return Object.fromEntries(
    sorted.map(({ page, en, zh }) => [page, { en: hash(en.text), 'zh-CN': hash(zh.text) }]),
  )
}

export function unconfirmed(pages: Twins[], record: Confirmed): Problem[] {
  return pages.flatMap(({ page, en, zh }) => {
    const known = record[page]
    const changed = [en, zh].filter(
      ({ text }, side) => hash(text) !== (side === 0 ? known?.en : known?.['zh-CN']),
    )
    const [first] = changed
    if (first === undefined) return []
    const what =
      known === undefined ? 'this page is new' : `${changed.map(({ file }) => file).join(' and ')} changed`
    const message = `${what}: read both languages side by side, then run npm run parity -- --confirm ${page}`
    return [{ file: first.file, line: 1, message }]
  })
}
