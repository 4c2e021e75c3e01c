/**
 * Kata 16: a cache over a cluster. On each node runs a process `simple_cache`. Each
 * holds everything, so that reading asks nobody; a write is forwarded to the
 * others. One of the members is written in Erlang: `simple_cache.erl`, beside this
 * file.
 *
 * Two nodes can write the same key before they hear of each other. So each value
 * has a stamp `{Counter, Node}`, and the rule is: **the greater stamp wins**, in
 * Erlang's order of terms, on every node and in whatever order the news come.
 */
import type { Atom, Cache, Entry, Sender, Term } from './given.ts'
import { todo } from './given.ts'

/** Task 1. What this node knows of `key`: `{ok, Value}` or `not_found`. */
export function lookup(cache: Cache, key: Term): Term {
  return todo(1)
}

/**
 * Task 1. Somebody on this node writes: keeps the value, with a stamp greater than
 * any that this cache has seen, and gives the entry.
 */
export function write(cache: Cache, key: Term, value: Term): Entry {
  return todo(1)
}

/**
 * Task 2. News of an entry that was written elsewhere. What is kept is the entry
 * with the greater stamp.
 */
export function merge(cache: Cache, entry: Entry): void {
  todo(2)
}

/**
 * Task 3. `node` is up. From now on it is a member, and it gets
 * `{snapshot, Entries}` with all that is here. It does the same for us.
 */
export function nodeUp(self: Sender, cache: Cache, node: Atom): void {
  todo(3)
}

/** Task 3. `node` is down: it is no member any more. */
export function nodeDown(cache: Cache, node: Atom): void {
  todo(3)
}

/**
 * Task 4. The process has received `message`. Anything that is none of these is
 * dropped.
 *
 * - `{put, Key, Value}`: a write, here. Every member gets `{update, Entry}`.
 * - `{get, Caller, Ref, Key}`: `Caller` gets `{Ref, {ok, Value}}` or
 *   `{Ref, not_found}`.
 * - `{update, Entry}`: a write of another member.
 * - `{snapshot, Entries}`: all that another member has.
 * - `{nodeup, Node, Info}`, `{nodedown, Node, Info}`: from `net_kernel`, who was
 *   asked to tell.
 */
export function handle(self: Sender, cache: Cache, message: Term): void {
  todo(4)
}
