/**
 * `hints.en.md` and `hints.zh-CN.md`: a heading a task, below it a numbered list of three levels: a nudge, a pointer, a
 * near-answer.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Lang } from '../../katas/kit/text.ts'
import type { Kata } from './catalog.ts'

export const HINT_LEVELS = 3

export const suffix = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en')

/** One array of levels a task. */
export function readHints(root: string, kata: Kata, lang: Lang): readonly (readonly string[])[] {
  return parseHints(readFileSync(path.join(root, 'katas', kata.id, `hints.${suffix(lang)}.md`), 'utf8'))
}

export function parseHints(text: string): readonly (readonly string[])[] {
  return text
    .split(/^## .*$/m)
    .slice(1)
    .map((section) =>
      section
        .split(/^\d\. /m)
        .slice(1)
        .map((level) => level.trim()),
    )
}
