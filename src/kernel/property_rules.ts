/**
 * The functions of `proplists` that bring a list of properties into another form: other names for keys, keys that mean the
 * opposite of others, properties that stand for several.
 * OTP: `proplists.erl`, `normalize/2`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom, isAtom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import { keyOf as textOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'
import { raised } from './raise.ts'

type Argument = Term | undefined
type List = readonly Term[]

/** The key that an entry is found by; `undefined` for what is no entry. */
export function keyOf(entry: Term): Term | undefined {
  if (isAtom(entry)) return entry
  return isTuple(entry) && entry.length > 0 ? (entry[0] as Term) : undefined
}

export const hasKey =
  (key: Argument) =>
  (entry: Term): boolean => {
    const own = keyOf(entry)
    return own !== undefined && equals(own, key)
  }

/** The list of a comprehension. */
const generated = (list: Argument): List => {
  if (!isList(list)) throw raised('bad_generator', list as Term)
  return list as List
}

const pair = (key: Term, value: Term): Term => t(key, value) as unknown as Term

/** `{Atom, true}` as the atom alone. */
function property(entry: Term): Term {
  const [key, value] = match(t(any.atom, true), entry) ?? []
  return value === true ? (key as Term) : entry
}

/** `[{Key, Other}, …]`, of which the first that has an entry's key changes it. */
const substituted = (rules: Argument, list: Argument, change: (entry: Term, other: Term) => Term): Term[] =>
  generated(list).map((entry) => {
    for (const rule of clause(any.list, rules)) {
      const [key, other] = clause(PAIR, rule)
      if (hasKey(key)(entry)) return change(entry, other)
    }
    return entry
  })

const PAIR = t(any, any)

const aliases = (rules: Argument, list: Argument): Term[] =>
  substituted(rules, list, (entry, other) =>
    property(isTuple(entry) ? (tupleFrom([other, ...entry.slice(1)]) as unknown as Term) : other),
  )

/** What is no boolean counts as false. */
const negations = (rules: Argument, list: Argument): Term[] =>
  substituted(rules, list, (entry, other) => {
    const isTrue = isAtom(entry) || match(t(any, true), entry) !== undefined
    return property(pair(other, !isTrue))
  })

/** `[{Property, Several}, …]`: for the first entry of that key, if it is that very property, stand several others. */
function expand(rules: Argument, list: Argument): Term[] {
  const given = generated(rules).flatMap((rule) => {
    const [from, to] = match(PAIR, rule) ?? []
    return from === undefined ? [] : [[property(from), to as Term] as const]
  })
  const unlikeBefore = given.filter(([from], i) => i === 0 || !equals(from, given[i - 1]?.[0]))
  const expanded = unlikeBefore.reduce<List>(expandOne, clause(any.list, list))
  return expanded.flatMap((entry) => (isList(entry) ? (entry as List) : [entry]))
}

function expandOne(list: List, [from, to]: readonly [Term, Term]): List {
  const isIt = hasKey(keyOf(from))
  const at = keyOf(from) === undefined ? -1 : list.findIndex(isIt)
  if (at < 0 || !equals(property(list[at] as Term), from)) return list
  return [...list.slice(0, at), to, ...list.slice(at + 1).filter((entry) => !isIt(entry))]
}

const STAGES: readonly (readonly [Term, (rules: Argument, list: Argument) => Term[]])[] = [
  [atom('aliases'), aliases],
  [atom('negations'), negations],
  [atom('expand'), expand],
]

/** The list after each stage in turn. */
function staged(list: Argument, stages: Argument): List {
  return clause(any.list, stages).reduce<List>((entries, stage) => {
    const [name, rules] = clause(PAIR, stage)
    const [, apply] = STAGES.find(([each]) => each === name) ?? noClause()
    return apply(rules, entries)
  }, list as List)
}

/** The first entry of a key counts; one that is no pair takes the key away from those behind it. */
function toMap(list: Argument): ErlMap<Term, Term> {
  const known = new Set<string>()
  const pairs: [Term, Term][] = []
  for (const entry of clause(any.list, list)) {
    const key = keyOf(entry)
    if (key === undefined || known.has(textOf(key))) continue
    known.add(textOf(key))
    const held = isAtom(entry) ? true : match(PAIR, entry)?.[1]
    if (held !== undefined) pairs.push([key, held])
  }
  return new ErlMap(pairs)
}

/** `{Lists, Rest}`: the entries of each key, and those of no such key. */
function split(list: Argument, keys: Argument): Term {
  const ofKey = new Map<string, Term[]>(generated(keys).map((key) => [textOf(key), []]))
  const rest: Term[] = []
  for (const entry of clause(any.list, list)) {
    const key = keyOf(entry)
    const entries = key === undefined ? undefined : ofKey.get(textOf(key))
    ;(entries ?? rest).push(entry)
  }
  return pair(
    generated(keys).map((key) => ofKey.get(textOf(key)) as Term[]),
    rest,
  )
}

export const propertyRules: CallableModule = {
  'property/1': (_self, entry) => property(entry as Term),
  'property/2': (_self, key, value) => property(pair(key as Term, value as Term)),
  'compact/1': (_self, list) => generated(list).map(property),
  'substitute_aliases/2': (_self, rules, list) => aliases(rules, list),
  'substitute_negations/2': (_self, rules, list) => negations(rules, list),
  'expand/2': (_self, rules, list) => expand(rules, list),
  'normalize/2': (_self, list, stages) => generated(staged(list, stages)).map(property),
  'split/2': (_self, list, keys) => split(list, keys),
  'to_map/1': (_self, list) => toMap(list),
  'to_map/2': (_self, list, stages) => toMap(staged(list, stages)),
}
