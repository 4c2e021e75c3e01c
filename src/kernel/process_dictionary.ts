/**
 * The process dictionary: values by keys that a process keeps for itself, and loses with its end. Here it is for what other
 * nodes call and for what is typed into a shell: a program in TypeScript has variables.
 * OTP: `erlang:put/2`, `get/0,1`, `get_keys/0,1`, `erase/0,1`.
 */
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

type Entry = readonly [key: Term, value: Term]

const dictionaries = new WeakMap<Self, Map<string, Entry>>()

function dictionaryOf(self: Self): Map<string, Entry> {
  const found = dictionaries.get(self) ?? new Map<string, Entry>()
  dictionaries.set(self, found)
  return found
}

const UNDEFINED = atom('undefined')
const valueIn = (entry: Entry | undefined): Term => entry?.[1] ?? UNDEFINED
const all = (self: Self): Term =>
  Array.from(dictionaryOf(self).values(), ([key, value]) => t(key, value)) as Term

export const processDictionary: CallableModule = {
  'put/2': (self, key, value) => {
    const dictionary = dictionaryOf(self)
    const before = valueIn(dictionary.get(keyOf(key)))
    dictionary.set(keyOf(key), [copy(key as Term), copy(value as Term)])
    return before
  },
  'get/0': all,
  'get/1': (self, key) => valueIn(dictionaryOf(self).get(keyOf(key))),
  'get_keys/0': (self) => Array.from(dictionaryOf(self).values(), ([key]) => key),
  'get_keys/1': (self, wanted) =>
    [...dictionaryOf(self).values()].filter(([, value]) => equals(value, wanted)).map(([key]) => key),
  'erase/0': (self) => {
    const before = all(self)
    dictionaryOf(self).clear()
    return before
  },
  'erase/1': (self, key) => {
    const before = valueIn(dictionaryOf(self).get(keyOf(key)))
    dictionaryOf(self).delete(keyOf(key))
    return before
  },
}
