/**
 * The module `maps`. The functions that take a fun are in `map_functions.ts`.
 * OTP: `maps.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'
import { entriesOf, mapIn, mapIterators } from './map_iterators.ts'
import { raised } from './raise.ts'

export const maps: CallableModule = {
  ...mapIterators,
  'new/0': () => new ErlMap(),
  'get/2': (_self, key, m) => mapIn(m).get(key as Term) ?? badKey(key as Term),
  'get/3': (_self, key, m, otherwise) => mapIn(m).get(key as Term) ?? otherwise,
  'find/2': (_self, key, m) => {
    const found = mapIn(m).get(key as Term)
    return found === undefined ? atom('error') : t(atom('ok'), found)
  },
  'is_key/2': (_self, key, m) => mapIn(m).has(key as Term),
  'put/3': (_self, key, value, m) => new ErlMap([...mapIn(m), [key as Term, value as Term]]),
  'remove/2': (_self, key, m) => new ErlMap([...mapIn(m)].filter(([each]) => !equals(each, key))),
  'update/3': (_self, key, value, m) => {
    if (!mapIn(m).has(key as Term)) badKey(key as Term)
    return new ErlMap([...mapIn(m), [key as Term, value as Term]])
  },
  'take/2': (_self, key, m) => {
    const found = mapIn(m).get(key as Term)
    return found === undefined
      ? atom('error')
      : t(found, new ErlMap([...mapIn(m)].filter(([each]) => !equals(each, key))))
  },
  'with/2': (_self, keys, m) => chosen(keys, mapIn(m), true),
  'without/2': (_self, keys, m) => chosen(keys, mapIn(m), false),
  'merge/2': (_self, m, n) => new ErlMap([...mapIn(m), ...mapIn(n)]),
  'intersect/2': (_self, m, n) => {
    const first = mapIn(m)
    return new ErlMap([...mapIn(n)].filter(([key]) => first.has(key)))
  },
  'from_keys/2': (_self, keys, value) => new ErlMap(arg(any.list, keys).map((key) => [key, value as Term])),
  'keys/1': (_self, m) => mapIn(m).keys().toSorted(compare),
  'values/1': (_self, m) => mapIn(m).values(),
  'size/1': (_self, m) => mapIn(m).size,
  'to_list/1': (_self, m) => (entriesOf(m) ?? badMap(m)).map(([key, value]) => t(key, value)),
  'from_list/1': (_self, xs) => new ErlMap(arg(any.list, xs).map((pair) => arg(t(any, any), pair))),
}

/** The entries whose keys are among these, or those whose are not. */
function chosen(keys: Term | undefined, m: ErlMap<Term, Term>, isWanted: boolean): ErlMap<Term, Term> {
  const among = new ErlMap(arg(any.list, keys).map((key) => [key, true]))
  return new ErlMap([...m].filter(([key]) => among.has(key) === isWanted))
}

function badKey(key: Term): never {
  throw raised('badkey', key)
}

function badMap(value: Term | undefined): never {
  throw raised('badmap', value as Term)
}
