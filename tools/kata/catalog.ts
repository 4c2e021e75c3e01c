/** The katas that there are, as their folders and `kata.json` files tell. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import leven from 'leven'
import type { Text } from '../../katas/kit/text.ts'
import { readJson } from '../read-json.ts'

export interface Kata {
  /** `08-magic-cookie`, as the folder is called. */
  readonly id: string
  /** `08` */
  readonly number: string
  /** `magic-cookie`: stays when the number changes, so progress is kept under it. */
  readonly slug: string
  readonly title: Text
  readonly tasks: readonly { readonly title: Text }[]
  /** Modules of `src/` that the kata's plug stands in for, such as `handshake/digest`. */
  readonly provides: readonly string[]
  /** Where its tests can run: everywhere, or only beside a real `erl`. */
  readonly needs: 'browser' | 'erl'
}

/** In the order of their numbers. */
export function readCatalog(root: string): readonly Kata[] {
  const katas = path.join(root, 'katas')
  return readdirSync(katas)
    .filter((folder) => /^\d\d-/.test(folder) && existsSync(path.join(katas, folder, 'kata.json')))
    .sort()
    .map((folder) => readKata(root, folder))
}

function readKata(root: string, folder: string): Kata {
  const card = readJson(root, `katas/${folder}/kata.json`) as Omit<Kata, 'number' | 'slug'>
  return { ...card, id: folder, number: folder.slice(0, 2), slug: folder.slice(3) }
}

/** Takes `08`, `8`, `08-magic-cookie` or `magic-cookie`. */
export function findKata(katas: readonly Kata[], name: string): Kata | undefined {
  return katas.find(({ id, number, slug }) =>
    /^\d{1,2}$/.test(name) ? Number(number) === Number(name) : name === id || name === slug,
  )
}

/** Up to three katas whose names come close to a mistyped one; a part of the name counts as close. */
export function nearestKatas(katas: readonly Kata[], name: string): readonly Kata[] {
  const distance = ({ id, slug }: Kata): number =>
    id.includes(name) ? 0 : Math.min(leven(name, id), leven(name, slug))
  return katas
    .filter((kata) => distance(kata) <= name.length / 2)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3)
}

/** Which plug stands in for which module, over all katas given. */
export function plugsOf(katas: readonly Kata[]): ReadonlyMap<string, string> {
  return new Map(katas.flatMap(({ provides, id }) => provides.map((module) => [module, id] as const)))
}
