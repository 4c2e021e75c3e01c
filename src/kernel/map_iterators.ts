/**
 * Iterators of maps: `[Path | Map]` is one that has not begun, `{Key, Value, Iterator}` stands at an entry, and `none` at
 * the end. A path is a place to go on from, or, where the order was asked for, the list of the keys.
 * OTP: `maps:iterator/1,2` and `next/1`; the order came with OTP 26.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare, sortedEntries } from '../term/compare.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'
import { raised } from './raise.ts'

type Argument = Term | undefined
type Entry = readonly [key: Term, value: Term]

/** So many entries are told at once; a map of no more has them in the order of its keys. */
const BATCH = 32
const NONE: Term = atom('none')

const at = ([key, value]: Entry, rest: Term): Term => t(key, value, rest) as unknown as Term

/** The iterator at the first of these entries, and behind the last of them `rest`. */
const chained = (entries: readonly Entry[], rest: Term): Term =>
  entries.reduceRight((behind, entry) => at(entry, behind), rest)

/** `maps:next/1`; nothing for what is no iterator. */
function next(iterator: Argument): Term | undefined {
  if (iterator === NONE || match(ENTRY, iterator) !== undefined) return iterator
  if (kindOf(iterator) !== 'improper') return undefined
  const { elements, tail } = iterator as ImproperList<Term, Term>
  const [path] = elements
  const map = match(any.map, tail)
  if (map === undefined || elements.length !== 1) return undefined
  return isList(path) ? atKeys(path as readonly Term[], map) : atPlace(path, map)
}

const ENTRY = t(any, any, any)

function atKeys(keys: readonly Term[], map: ErlMap<Term, Term>): Term | undefined {
  if (!keys.every((key) => map.has(key))) return undefined
  return chained(
    keys.map((key) => [key, map.get(key) as Term]),
    NONE,
  )
}

function atPlace(path: Argument, map: ErlMap<Term, Term>): Term | undefined {
  const from = match(any.small, path) ?? -1
  if (from < 0 || from >= Math.max(map.size, 1)) return undefined
  if (map.size <= BATCH) return chained(sortedEntries(map), NONE)
  const to = from + BATCH
  return chained([...map].slice(from, to), to < map.size ? new ImproperList([to], map) : NONE)
}

/** The entries of a map, or those that an iterator still has; nothing for what is neither. */
export function entriesOf(value: Argument): readonly Entry[] | undefined {
  if (kindOf(value) === 'map') return [...(value as ErlMap<Term, Term>)]
  const entries: Entry[] = []
  for (let iterator = value; iterator !== NONE; ) {
    const behind = entriesBehind(iterator)
    if (behind !== undefined) return [...entries, ...behind]
    const standing = next(iterator)
    if (standing === NONE) break
    const [key, found, rest] = match(ENTRY, standing) ?? []
    if (key === undefined || found === undefined || rest === undefined) return undefined
    entries.push([key, found])
    iterator = rest
  }
  return entries
}

/** All from a place on, at once: by batches the whole map would be gone through for each of them. */
function entriesBehind(iterator: Argument): readonly Entry[] | undefined {
  if (kindOf(iterator) !== 'improper') return undefined
  const { elements, tail } = iterator as ImproperList<Term, Term>
  const [from, map] = [match(any.small, elements[0]), match(any.map, tail)]
  if (elements.length !== 1 || from === undefined || map === undefined) return undefined
  if (from < 0 || from >= Math.max(map.size, 1)) return undefined
  return map.size <= BATCH ? sortedEntries(map) : [...map].slice(from)
}

function ordered(order: Argument, map: Argument): Term {
  const found = arg(any.map, map)
  const keys = found.keys().toSorted(compare)
  if (order === atom('undefined')) return new ImproperList([0], found)
  if (order === atom('ordered')) return new ImproperList([keys], found)
  return order === atom('reversed') ? new ImproperList([keys.reverse()], found) : badarg()
}

/** `error:{badmap, Term}`, as `maps` raises it. */
export function mapIn(value: Argument): ErlMap<Term, Term> {
  const found = match(any.map, value)
  if (found === undefined) throw raised('badmap', value as Term)
  return found
}

export const mapIterators: CallableModule = {
  'iterator/1': (_self, map) => new ImproperList([0], mapIn(map)),
  'iterator/2': (_self, map, order) => ordered(order, map),
  'next/1': (_self, iterator) => next(iterator) ?? badarg(),
  'is_iterator_valid/1': (_self, iterator) => kindOf(iterator) !== 'map' && entriesOf(iterator) !== undefined,
}
