/**
 * What this kata gives you.
 *
 * - `self.send(to, message)`; `memberOn(node)` is the cache on that node, as a
 *   destination.
 * - `atom('ok')` is Erlang's `ok`, and `t(a, b)` is `{a, b}`. A list is an array.
 * - `any` fits whatever comes, `any.pid` a pid, `any.atom` an atom, `any.list` a
 *   list. `match(pattern, term)` is the term with the type that the pattern
 *   promises, or `undefined`. `ENTRY` is the pattern of an entry.
 * - `compare(a, b)` is the order of all terms in Erlang: negative, 0 or positive.
 *   Tuples of one size are compared element by element, numbers by value, atoms by
 *   their text.
 */
import type { Destination } from '../../src/process/destination.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import { compare } from '../../src/term/compare.ts'
import { keyOf } from '../../src/term/kind.ts'
import { any, match } from '../../src/term/pattern.ts'
import type { Term, TermInput } from '../../src/term/term.ts'
import { type Tuple, t } from '../../src/term/tuple.ts'

export { todo } from '../kit/todo.ts'
export { type Atom, any, atom, compare, match, type Term, t }

/** When a value was written: the writer's counter, and the writer's node. */
export type Stamp = Tuple<readonly [counter: number, node: Atom]>

/**
 * What a cache holds, and what caches send to each other:
 * `{Key, Value, {Counter, Node}}`.
 */
export type Entry = Tuple<readonly [key: Term, value: Term, stamp: Stamp]>

export const ENTRY = t(any, any, t(any.small, any.atom))

/**
 * The entries of a cache, by key. Any term is a key, and keys that are equal are
 * one.
 */
export class Table {
  readonly #entries = new Map<string, Entry>()

  get(key: Term): Entry | undefined {
    return this.#entries.get(keyOf(key))
  }

  /** Replaces the entry that has this key. */
  set(entry: Entry): void {
    this.#entries.set(keyOf(entry[0]), entry)
  }

  all(): readonly Entry[] {
    return [...this.#entries.values()]
  }
}

/** One member: what the process `simple_cache` of a node keeps. */
export interface Cache {
  /** The node that it lives on. */
  readonly node: Atom
  readonly table: Table
  /** The highest counter that it has seen in a stamp. */
  counter: number
  /**
   * The other nodes that are up. Atoms are one object each, so that a `Set` knows
   * them again.
   */
  readonly members: Set<Atom>
}

export interface Sender {
  send(to: Destination, message: TermInput): void
}

/** `{simple_cache, Node}` */
export const memberOn = (node: Atom): Destination => ({
  name: atom('simple_cache'),
  node,
})
