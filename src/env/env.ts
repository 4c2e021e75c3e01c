/**
 * What a runtime is given by the place it runs in: time, chance, a turn for I/O, a log and a trace.
 *
 * Nothing above this floor calls `Date.now`, `setTimeout` or `Math.random` itself. So the same runtime lives in Node, in a
 * browser's worker, and in a test whose clock is moved by hand.
 */
import type { Trace } from './trace.ts'

/** Time. `now` never runs backwards; its zero is arbitrary. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  /** Milliseconds since the beginning of 1970, UTC, by the calendar: it may jump, as whoever sets it likes. */
  calendar(): number
  /** Calls `fire` once, `ms` milliseconds from now at the earliest, unless cancelled before. */
  setTimer(ms: number, fire: () => void): Timer
}

/** A deed that is to come: what `Clock.setTimer` gives. */
export interface Timer {
  /** No effect once it has fired. */
  cancel(): void
}

/** Chance, good enough for challenges and references: unpredictable outside tests. */
export interface Random {
  /** A whole number from 0 to 4294967295. */
  uint32(): number
}

/**
 * Memory of so many bytes, which may still hold what somebody else had there: whoever asks for it writes or clears each
 * byte before anyone can read it. To clear first what is written over anyway would cost about as much as to write it.
 */
export type Allocate = (bytes: number) => Uint8Array<ArrayBuffer>

/** `info` is what the node's own processes print; the others are the runtime's. */
export type LogLevel = 'debug' | 'info' | 'warning' | 'error'

/** One line for a person. The text has no trailing newline. */
export type Log = (level: LogLevel, text: string) => void

/** What a runtime is given by the machine that it runs on: time, chance, its turn for I/O, a log, a trace. */
export interface Env {
  readonly clock: Clock
  readonly random: Random
  /** Resolves after pending I/O and timers had their turn: what keeps two busy processes from starving the network. */
  readonly yieldToIo: () => Promise<void>
  /** Calls `then` once, when all that can go on without I/O has gone on, or before: where what was said in a turn is sent. */
  readonly endOfTurn: (then: () => void) => void
  readonly allocate: Allocate
  readonly log: Log
  readonly trace: Trace
}
