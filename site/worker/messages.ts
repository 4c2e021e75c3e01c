/**
 * What a page and its worker say to each other. The worker holds a cluster: virtual hosts, an EPMD on each, and nodes
 * of the real runtime. The page holds the picture of it, and draws that from nothing but what the worker tells.
 *
 *   page                                worker
 *     open scene             ─────▶       starts the hosts, EPMDs and nodes
 *                            ◀─────     opened, with all that the trace told
 *     run action             ─────▶
 *                            ◀─────     told …, as virtual time passes
 *                            ◀─────     result, in Erlang notation
 *     pace                   ─────▶       play, pause, one step, another speed
 */
import type { TraceEvent } from '../../src/mod.ts'
import type { Beat } from './beats.ts'

/** Where the EPMD of every host of a scene listens, as everywhere. */
export const EPMD_PORT = 4369

/** A cluster to start from. The same scene opened again is the same cluster with fresh chance. */
export interface Scene {
  readonly hosts: readonly string[]
  readonly nodes: readonly { readonly name: string; readonly cookie: string }[]
  /** How long a segment is under way between two hosts, in virtual milliseconds. */
  readonly latency: number
}

/** What a reader types into a node's shell; each is the Erlang function of that name. */
export interface Command {
  readonly does: 'ping' | 'disconnect_node'
  readonly at: string
  readonly node: string
}

/** What a reader can do to the cluster: a command, or a change behind its back. */
export type Action = Command | { readonly does: 'set_cookie'; readonly at: string; readonly cookie: string }

export type Pace = 'play' | 'pause' | 'step'

export type ToWorker =
  | { readonly type: 'open'; readonly scene: Scene }
  /** `id` comes back with the result. */
  | { readonly type: 'run'; readonly id: number; readonly action: Action }
  | { readonly type: 'pace'; readonly pace: Pace }
  /** Virtual milliseconds in a real one; `Infinity` shows no journeys, only their ends. */
  | { readonly type: 'rate'; readonly rate: number }

/** Virtual time, as of the message that tells it. Between two messages the page reckons on by `rate`. */
export interface ClockReading {
  readonly now: number
  /** 0 while time stands. */
  readonly rate: number
  readonly paused: boolean
}

/** One event of the trace, and the sentence it is worth, if it is. */
export interface Told {
  readonly event: TraceEvent
  readonly beat?: Beat
}

export type ToPage =
  | { readonly type: 'opened' | 'told'; readonly told: readonly Told[]; readonly clock: ClockReading }
  | { readonly type: 'clock'; readonly clock: ClockReading }
  | { readonly type: 'result'; readonly id: number; readonly text: string }
  | { readonly type: 'failed'; readonly reason: string }
