/**
 * Who plays the part of `kata.ts`: the learner, the stub, the solution or a known mistake. And which modules of `src/`
 * a kata's `plug.ts` stands in for. One Vite plugin puts both into effect, for Vitest and for the bundles that the
 * command and the page run, so that a `kata.test.ts` never changes.
 */
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/** `page`: whoever sits in the browser; the code comes when the worker runs. */
export type Player = 'learner' | 'stub' | 'solution' | 'page' | { readonly mistake: string }

export interface Casting {
  /** The project's folder. */
  readonly root: string
  readonly player: Player
  /** Module under `src/`, such as `handshake/digest`, to the kata folder whose plug stands in for it. */
  readonly plugs: ReadonlyMap<string, string>
}

/** A module whose exports are those of the code that the page handed in; see `site/kata/play.ts`. */
const PAGE = '\0pangpong:page'

/** The file in which `kata`'s part is played. */
export function playerFile({ root, player }: Casting, kata: string): string {
  const stub = path.join(root, 'katas', kata, 'kata.ts')
  const solutions = path.join(root, 'solutions', kata)
  if (player === 'stub') return stub
  if (player === 'page') return PAGE
  if (player === 'solution') return path.join(solutions, 'kata.ts')
  if (player !== 'learner') return path.join(solutions, 'mistakes', `${player.mistake}.ts`)
  const own = path.join(root, 'my', kata, 'kata.ts')
  return existsSync(own) ? own : stub
}

export function castingPlugin(casting: Casting): Plugin {
  const root = realpathSync(casting.root)
  return {
    name: 'pangpong:casting',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return undefined
      const target = path.relative(root, path.resolve(path.dirname(clean(importer)), source))
      return castFile({ ...casting, root }, target.replaceAll(path.sep, '/'), clean(importer))
    },
    load: (id) => (id === PAGE ? 'module.exports = globalThis.pangpongPage' : undefined),
  }
}

/** The file that plays `target`, a path below the root with `/`, or `undefined` for one that plays itself. */
function castFile(casting: Casting, target: string, importer: string): string | undefined {
  const { root, plugs } = casting
  const part = /^katas\/(\d\d-[^/]+)\/kata\.ts$/.exec(target)?.[1]
  if (part !== undefined) return playerFile(casting, part)
  const given = /^(?:my|solutions)\/(\d\d-[^/]+)\/given\.ts$/.exec(target)?.[1]
  if (given !== undefined) return path.join(root, 'katas', given, 'given.ts')
  const kata = plugs.get(/^src\/(.+)\.ts$/.exec(target)?.[1] ?? '')
  if (kata === undefined) return undefined
  const folder = path.join(root, 'katas', kata)
  // A plug that leans on the original, for a type or a helper, gets the original.
  return path.dirname(importer) === folder ? undefined : path.join(folder, 'plug.ts')
}

const clean = (id: string): string => id.split('?')[0] as string
