/** The solution and its notes, which are shown after a pass, or to whoever insists. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Kata } from './catalog.ts'
import type { Context } from './context.ts'
import { suffix } from './hints.ts'

export interface Solution {
  readonly code: string
  readonly notes: string
}

/** `undefined`, with a word to the learner, while the kata has not passed. */
export function openSolution({ root, progress, options, out }: Context, kata: Kata): Solution | undefined {
  if (progress.passed[kata.slug] === undefined && !options.force) {
    out.say({
      en: `Kata ${kata.number} has not passed yet. A hint may be enough: npm run kata -- hint ${kata.number}. To look all the same, add --force.`,
      zh: `kata ${kata.number} 还没通过。也许一条提示就够了：npm run kata -- hint ${kata.number}。执意要看，请加 --force。`,
    })
    return undefined
  }
  const read = (file: string): string => readFileSync(path.join(root, 'solutions', kata.id, file), 'utf8')
  return { code: read('kata.ts'), notes: read(`notes.${suffix(out.lang)}.md`) }
}
