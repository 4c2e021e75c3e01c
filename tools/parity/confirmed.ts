/**
 * docs/parity.json: the state of each page in which someone read both languages and found that they agree.
 *
 * It holds a word a side: a hash of the page, then a short one of each paragraph, by which the first that changed is
 * found. When either side changes, the page has to be confirmed anew.
 */
import { createHash } from 'node:crypto'
import type { Problem } from './problem.ts'

/** By page, as docs/ names it: what is known of each side. */
export type Confirmed = Record<string, { en: string; 'zh-CN': string }>

interface Side {
  file: string
  text: string
}

export interface Twins {
  /** The file name, the same in both folders. */
  page: string
  en: Side
  zh: Side
}

/** In hexadecimal digits. The short one tells only where to look. */
const HASH = 16
const SHORT = 4

/** What the record looks like once all of these are confirmed. */
export function confirm(pages: Twins[]): Confirmed {
  const sorted = pages.toSorted((a, b) => (a.page < b.page ? -1 : 1))
  return Object.fromEntries(
    sorted.map(({ page, en, zh }) => [page, { en: known(en.text), 'zh-CN': known(zh.text) }]),
  )
}

export function unconfirmed(pages: Twins[], record: Confirmed): Problem[] {
  return pages.flatMap(({ page, en, zh }) => {
    const before = record[page]
    const changes = [changed(en, before?.en), changed(zh, before?.['zh-CN'])].filter((it) => it !== undefined)
    const [first, ...others] = changes
    if (first === undefined) return []
    const places = ['this', ...others.map(({ file, line }) => `${file}:${line}`)]
    const what = before === undefined ? 'this page is new' : `${places.join(' and ')} changed`
    const message = `${what}: read both languages side by side, then run npm run parity -- --confirm ${page}`
    return [{ ...first, message }]
  })
}

/** Where a side begins to differ from what was known of it, if it does. */
function changed(
  { file, text }: Side,
  before: string | undefined,
): { file: string; line: number } | undefined {
  const [hash = '', ...shorts] = before?.split(' ') ?? []
  if (hash === hashOf(text, HASH)) return undefined
  const now = paragraphs(text)
  // Where all that is there is as it was, something is gone from the end.
  const first = now.find(({ short }, index) => short !== shorts[index]) ?? now.at(-1)
  return { file, line: first?.line ?? 1 }
}

const known = (text: string): string =>
  [hashOf(text, HASH), ...paragraphs(text).map(({ short }) => short)].join(' ')

/** What stands between empty lines, with the line that it begins in. */
function paragraphs(text: string): { line: number; short: string }[] {
  const found: { line: number; lines: string[] }[] = []
  let open = false
  for (const [index, line] of lines(text).entries()) {
    if (line.trim() === '') open = false
    else if (open) found.at(-1)?.lines.push(line)
    else {
      found.push({ line: index + 1, lines: [line] })
      open = true
    }
  }
  return found.map(({ line, lines }) => ({ line, short: hashOf(lines.join('\n'), SHORT) }))
}

const lines = (text: string): string[] => text.split(/\r?\n/)

function hashOf(text: string, digits: number): string {
  return createHash('sha256').update(lines(text).join('\n')).digest('hex').slice(0, digits)
}
