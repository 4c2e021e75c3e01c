/** The script that plays a kata in the page's worker: its tests, and what they take of the runtime. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Bundle, bundle } from './bundle.ts'
import { type Kata, plugsOf } from './catalog.ts'

export async function pageBundle(root: string, kata: Kata): Promise<Bundle> {
  const stub = await readFile(path.join(root, 'katas', kata.id, 'kata.ts'), 'utf8')
  const casting = { root, player: 'page', plugs: plugsOf([kata]) } as const
  return bundle(entry(root, kata, exportsOf(stub)), casting, 'browser')
}

const exportsOf = (stub: string): string[] =>
  Array.from(
    stub.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm),
    ([, name]) => name as string,
  )

const entry = (root: string, { id }: Kata, wanted: readonly string[]): string => `
import { play } from ${JSON.stringify(path.join(root, 'site/kata/play.ts'))}
import * as given from ${JSON.stringify(path.join(root, 'katas', id, 'given.ts'))}
play(given, ${JSON.stringify(wanted)}, () => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}))
`
