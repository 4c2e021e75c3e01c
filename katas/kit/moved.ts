/**
 * The file that moves between the page and the command: progress, and the code of each kata that is no longer its stub.
 * The first version of it held the progress alone, and is still read.
 */
import { entriesOf, isObject, type Progress, parse, progressFrom } from './progress.ts'
import type { Text } from './text.ts'

/** By slug. */
export interface Code {
  readonly [slug: string]: string
}

export interface Moved {
  readonly progress: Progress
  readonly code: Code
}

/** What it is called unless somebody names it. */
export const MOVED_FILE = 'pangpong-progress.json'

const VERSION = 2

/** In bytes. */
const LARGEST_FILE = 2 ** 20

/** In characters; the stubs and solutions have some three thousand. */
const LONGEST_CODE = 50_000

/** What is too long to be taken is not put in, either. */
export const fits = (code: string): boolean => code.length <= LONGEST_CODE

export const printMoved = ({ progress, code }: Moved): string =>
  `${JSON.stringify({ ...progress, version: VERSION, code }, null, 2)}\n`

/** A file that is not taken, and why not. */
export interface Refused {
  readonly refused: Text
}

/** Reads a file, the browser's or the disk's. It is taken whole or not at all. */
export async function readMoved(file: {
  readonly size: number
  text(): Promise<string>
}): Promise<Moved | Refused> {
  if (file.size > LARGEST_FILE) return { refused: tooLarge }
  const json = parse(await file.text())
  const { version, code = {} } = entriesOf(json)
  if (typeof version === 'number' && version > VERSION) return { refused: tooNew }
  const progress = progressFrom({ ...entriesOf(json), version: version === VERSION ? 1 : version })
  if (progress === undefined || !isObject(code)) return { refused: noProgressFile }
  if (version !== VERSION) return { progress, code: {} }
  for (const [slug, text] of Object.entries(code)) {
    if (typeof text !== 'string') return { refused: noText(slug) }
    if (!fits(text)) return { refused: tooLong(slug) }
  }
  return { progress, code: code as Code }
}

const noProgressFile: Text = { en: 'This is not a progress file.', zh: '这不是进度文件。' }

const tooLarge: Text = { en: 'This file is larger than 1 MiB.', zh: '这个文件超过 1 MiB。' }

const tooNew: Text = {
  en: 'This file was written by a later version of pangpong.',
  zh: '这个文件是更新版本的 pangpong 写出的。',
}

const noText = (slug: string): Text => ({
  en: `What stands there as the code of ${slug} is no text.`,
  zh: `文件里 ${slug} 的代码不是文本。`,
})

const tooLong = (slug: string): Text => ({
  en: `The code of ${slug} has more than ${LONGEST_CODE} characters.`,
  zh: `${slug} 的代码超过 ${LONGEST_CODE} 个字符。`,
})
