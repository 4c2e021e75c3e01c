/**
 * The process dictionary: values by keys that a process keeps for itself, and loses with its end. Here it is for what other
 * nodes call and for what is typed into a shell: a program in TypeScript has variables.
 * OTP: `erlang:put/2`, `get/0,1`, `get_keys/0,1`, `erase/0,1`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

type Entry = readonly [key: Term, value: Term]

/** A process of this node, with the very pid that it was made with. */
interface Owner {
  readonly pid: Pid
}

const dictionaries = new WeakMap<Pid, Map<string, Entry>>()

function dictionaryOf({ pid }: Owner): Map<string, Entry> {
  const found = dictionaries.get(pid) ?? new Map<string, Entry>()
  dictionaries.set(pid, found)
  return found
}

const UNDEFINED = atom('undefined')
const valueIn = (entry: Entry | undefined): Term => entry?.[1] ?? UNDEFINED

/** `get/0`: all of it. */
export const entriesOf = (owner: Owner): Term =>
  Array.from(dictionaryOf(owner).values(), ([key, value]) => t(key, value)) as Term

/** `get/1`: `undefined` where nothing is under that key. */
export const entryOf = (owner: Owner, key: Term | undefined): Term =>
  valueIn(dictionaryOf(owner).get(keyOf(key)))

export const processDictionary: CallableModule = {
  'put/2': (self, key, value) => {
    const dictionary = dictionaryOf(self)
    const before = valueIn(dictionary.get(keyOf(key)))
    dictionary.set(keyOf(key), [copy(key as Term), copy(value as Term)])
    return before
  },
  'get/0': entriesOf,
  'get/1': entryOf,
  'get_keys/0': (self) => Array.from(dictionaryOf(self).values(), ([key]) => key),
  'get_keys/1': (self, wanted) =>
    [...dictionaryOf(self).values()].filter(([, value]) => equals(value, wanted)).map(([key]) => key),
  'erase/0': (self) => {
    const before = entriesOf(self)
    dictionaryOf(self).clear()
    return before
  },
  'erase/1': (self, key) => {
    const before = valueIn(dictionaryOf(self).get(keyOf(key)))
    dictionaryOf(self).delete(keyOf(key))
    return before
  },
}
