/**
 * The module `proplists`: lists of `{Key, Value}`, in which an atom alone stands for `{Atom, true}`. A key is found as by
 * `=:=`, and the first entry counts.
 * OTP: `proplists.erl`; what rewrites such lists is in `property_rules.ts`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom, isAtom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg, clause } from './arguments.ts'
import { hasKey, keyOf, propertyRules } from './property_rules.ts'

type Argument = Term | undefined

const entries = (list: Argument): readonly Term[] => clause(any.list, list)

/** The value of an entry; of a tuple that is no pair, nothing. */
const valueIn = (entry: Term): Term | undefined => {
  if (isAtom(entry)) return true
  return isTuple(entry) && entry.length === 2 ? (entry[1] as Term) : undefined
}

const lookup = (key: Argument, list: Argument): Term | undefined => entries(list).find(hasKey(key))

function value(key: Argument, list: Argument, otherwise: Argument): Argument {
  const found = lookup(key, list)
  return found === undefined ? otherwise : (valueIn(found) ?? otherwise)
}

const values = (key: Argument, list: Argument): Term[] =>
  entries(list)
    .filter(hasKey(key))
    .flatMap((entry) => valueIn(entry) ?? [])

const asPair = (entry: Term): Term => (isAtom(entry) ? (t(entry, true) as unknown as Term) : entry)

export const proplists: CallableModule = {
  ...propertyRules,
  'get_value/2': (_self, key, list) => value(key, list, atom('undefined')),
  'get_value/3': (_self, key, list, otherwise) => value(key, list, otherwise),
  'get_bool/2': (_self, key, list) => value(key, list, false) === true,
  'get_all_values/2': (_self, key, list) => values(key, list),
  'append_values/2': (_self, key, list) =>
    values(key, list).flatMap((each) => (isList(each) ? (each as readonly Term[]) : [each])),
  'is_defined/2': (_self, key, list) => lookup(key, list) !== undefined,
  'lookup/2': (_self, key, list) => {
    const found = lookup(key, list)
    return found === undefined ? atom('none') : asPair(found)
  },
  'lookup_all/2': (_self, key, list) => entries(list).filter(hasKey(key)).map(asPair),
  'delete/2': (_self, key, list) => {
    const isIt = hasKey(key)
    return entries(list).filter((entry) => !isIt(entry))
  },
  'get_keys/1': (_self, list) => new ErlMap(entries(list).flatMap(keyed)).keys(),
  'unfold/1': (_self, list) => entries(list).map(asPair),
  'from_map/1': (_self, map) => [...arg(any.map, map)].map(([key, each]) => t(key, each)),
}

/** An entry as a pair, for a map; nothing for what is none. */
function keyed(entry: Term): [Term, Term][] {
  const [key, held] = [keyOf(entry), valueIn(entry)]
  return key === undefined || held === undefined ? [] : [[key, held]]
}
