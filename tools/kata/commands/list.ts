/** `list`: all katas and how far you are. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Text } from '../../../katas/kit/text.ts'
import type { Kata } from '../catalog.ts'
import type { Context } from '../context.ts'
import { readProgress } from '../progress.ts'
import { ownFile } from '../workspace.ts'

type State = 'passed' | 'begun' | 'new'

const STATE: { readonly [S in State]: { readonly mark: string; readonly text: Text } } = {
  passed: { mark: '✓', text: { en: 'passed', zh: '已通过' } },
  begun: { mark: '·', text: { en: 'begun', zh: '进行中' } },
  new: { mark: ' ', text: { en: '', zh: '' } },
}

export async function run({ katas, out, options, root }: Context): Promise<number> {
  const progress = readProgress(root)
  const stateOf = (kata: Kata): State => {
    if (progress.passed[kata.slug] !== undefined) return 'passed'
    return existsSync(path.join(root, ownFile(kata))) ? 'begun' : 'new'
  }
  if (options.json) {
    out.plain(
      JSON.stringify(
        katas.map((kata) => ({ ...kata, state: stateOf(kata) })),
        null,
        2,
      ),
    )
    return 0
  }
  for (const kata of katas) {
    const { mark, text } = STATE[stateOf(kata)]
    const state = text[out.lang] === '' ? '' : ` · ${text[out.lang]}`
    out.say(`${mark} ${kata.number} ${kata.title[out.lang]}${state}`)
  }
  const done = katas.filter((kata) => stateOf(kata) === 'passed').length
  out.say(
    { en: `${done} of ${katas.length} passed.`, zh: `共 ${katas.length} 道，已通过 ${done} 道。` },
    'dim',
  )
  return 0
}
