/**
 * What a BEAM knows of each process and JavaScript of none: memory, heap, collections, work done. Tools reckon with these
 * numbers (`i()`, `etop`, `observer`), so each has one; none of them is measured where it is asked for.
 * OTP: `process_info/2`.
 */
import { type Atom, atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

export const WORD_SIZE = 8

/**
 * An estimate from below, in words: so much was measured in Node.js for a process that waits for its first message, and
 * for a small message that waits to be received. What a process's function keeps in variables is known to nobody.
 */
const PROCESS_WORDS = 256
const MESSAGE_WORDS = 24

/** So many words a process with so many messages in its mailbox takes at least. */
export const heapWords = (messages: number): number => PROCESS_WORDS + MESSAGE_WORDS * messages

const UNDEFINED = atom('undefined') as Atom
const NOTHING: Term = []
const pairs = (entries: { readonly [name: string]: Term }): Term =>
  Object.entries(entries).map(([name, value]) => t(atom(name), value)) as unknown as Term

/** Size 0: the process has no bound of its own. */
const NO_BOUND: Term = new ErlMap<Term, Term>([
  [atom('size'), 0],
  [atom('kill'), true],
  [atom('error_logger'), true],
])

const NO_TRACE = 'A process here is a JavaScript function, which tells nobody where it waits.\n'

/** What is the same of every process. Heaps are JavaScript's, and so are their collections; reductions are not counted. */
const SAME: { readonly [item: string]: () => Term } = {
  stack_size: () => 0,
  reductions: () => 0,
  catchlevel: () => 0,
  trace: () => 0,
  min_heap_size: () => 0,
  min_bin_vheap_size: () => 0,
  fullsweep_after: () => 0,
  max_heap_size: () => NO_BOUND,
  garbage_collection: () =>
    pairs({
      max_heap_size: NO_BOUND,
      min_bin_vheap_size: 0,
      min_heap_size: 0,
      fullsweep_after: 0,
      minor_gcs: 0,
    }),
  last_calls: () => false,
  message_queue_data: () => atom('on_heap') as Atom,
  error_handler: () => UNDEFINED,
  binary: () => NOTHING,
  current_stacktrace: () => NOTHING,
  current_location: () => UNDEFINED,
  backtrace: () => binary(NO_TRACE),
}

/** In words, but for `memory`, which is in bytes. */
const WEIGHED: { readonly [item: string]: (messages: number) => number } = {
  heap_size: heapWords,
  total_heap_size: heapWords,
  memory: (messages) => heapWords(messages) * WORD_SIZE,
}

/** The item's value for a process with so many messages; `undefined` for an item that is not of this kind. */
export function weighed(item: string, messages: () => number): Term | undefined {
  if (Object.hasOwn(SAME, item)) return SAME[item]?.()
  return Object.hasOwn(WEIGHED, item) ? WEIGHED[item]?.(messages()) : undefined
}
