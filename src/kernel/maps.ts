/**
 * The module `maps`, but for the functions that take a fun: a fun's code runs on a BEAM only.
 * OTP: `maps.erl`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'

/** `error:{badmap, Term}`, as `maps` raises it. */
function map(value: Term | undefined): ErlMap<Term, Term> {
  const found = match(any.map, value)
  if (found !== undefined) return found
  throw new ErlangError('error', t(atom('badmap'), value as Term))
}

export const maps: CallableModule = {
  'new/0': () => new ErlMap(),
  'get/2': (_self, key, m) => map(m).get(key as Term) ?? badKey(key as Term),
  'get/3': (_self, key, m, otherwise) => map(m).get(key as Term) ?? otherwise,
  'find/2': (_self, key, m) => {
    const found = map(m).get(key as Term)
    return found === undefined ? atom('error') : t(atom('ok'), found)
  },
  'is_key/2': (_self, key, m) => map(m).has(key as Term),
  'put/3': (_self, key, value, m) => new ErlMap([...map(m), [key as Term, value as Term]]),
  'remove/2': (_self, key, m) => new ErlMap([...map(m)].filter(([each]) => !equals(each, key))),
  'update/3': (_self, key, value, m) => {
    if (!map(m).has(key as Term)) badKey(key as Term)
    return new ErlMap([...map(m), [key as Term, value as Term]])
  },
  'take/2': (_self, key, m) => {
    const found = map(m).get(key as Term)
    return found === undefined
      ? atom('error')
      : t(found, new ErlMap([...map(m)].filter(([each]) => !equals(each, key))))
  },
  'with/2': (_self, keys, m) => new ErlMap([...map(m)].filter(([key]) => isAmong(keys, key))),
  'without/2': (_self, keys, m) => new ErlMap([...map(m)].filter(([key]) => !isAmong(keys, key))),
  'merge/2': (_self, m, n) => new ErlMap([...map(m), ...map(n)]),
  'intersect/2': (_self, m, n) => {
    const first = map(m)
    return new ErlMap([...map(n)].filter(([key]) => first.has(key)))
  },
  'from_keys/2': (_self, keys, value) => new ErlMap(arg(any.list, keys).map((key) => [key, value as Term])),
  'keys/1': (_self, m) => map(m).keys().toSorted(compare),
  'values/1': (_self, m) => map(m).values(),
  'size/1': (_self, m) => map(m).size,
  'to_list/1': (_self, m) => [...map(m)].map(([key, value]) => t(key, value)),
  'from_list/1': (_self, xs) => new ErlMap(arg(any.list, xs).map((pair) => arg(t(any, any), pair))),
}

const isAmong = (keys: Term | undefined, key: Term): boolean =>
  arg(any.list, keys).some((each) => equals(each, key))

function badKey(key: Term): never {
  throw new ErlangError('error', t(atom('badkey'), key))
}
