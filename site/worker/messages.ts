/**
 * What a page and its worker say to each other. The worker holds a cluster: virtual hosts, an EPMD on each, and nodes
 * of the real runtime. The page holds the picture of it, and draws that from nothing but what the worker tells.
 *
 *   page                                worker
 *     open scene             ─────▶       starts the hosts, EPMDs and nodes; does again what was done, if asked to
 *                            ◀─────     opened, with all that the trace told
 *     run action             ─────▶
 *                            ◀─────     begun, at which moment
 *                            ◀─────     told …, printed …, as virtual time passes
 *                            ◀─────     result, in Erlang notation
 *     pace                   ─────▶       play, pause, one step, another speed
 *
 * What the worker says comes in batches; the page answers each by `taken`, and only then comes the next.
 */
import type { Step, TraceEvent } from '../../src/mod.ts'
import type { Beat } from './beat.ts'
import type { TwoHeaps } from './heaps.ts'
import type { Refusal } from './refusal.ts'
import type { Action, Deed, Scene, Whereabouts } from './scene.ts'

export type Pace = 'play' | 'pause' | 'step'

export type ToWorker =
  /**
   * `seed` decides all chance. `deeds` are done again at their moments: before the reader sees anything, up to the virtual
   * moment `until`; with `replay` as if the reader did them.
   */
  | {
      readonly type: 'open'
      readonly scene: Scene
      readonly seed: number
      readonly deeds: readonly Deed[]
      readonly until: number
      readonly replay: boolean
    }
  /** `id` comes back with the result. */
  | { readonly type: 'run'; readonly id: number; readonly action: Action }
  | { readonly type: 'pace'; readonly pace: Pace }
  /** Virtual milliseconds in a real one; `Infinity` shows no journeys, only their ends. */
  | { readonly type: 'rate'; readonly rate: number }
  /** The last batch has been taken, and what came of it drawn. */
  | { readonly type: 'taken' }

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
  /** It is no news here: what `global` says to its like; and, where only connections are told, how a handshake goes. */
  readonly aside?: boolean
}

export type ToPage =
  /** `before` is how the scene came up, and no news; `told` what was done again since. */
  | {
      readonly type: 'opened'
      readonly before: readonly TraceEvent[]
      readonly told: readonly Told[]
      readonly clock: ClockReading
    }
  | { readonly type: 'told'; readonly told: readonly Told[]; readonly clock: ClockReading }
  | { readonly type: 'clock'; readonly clock: ClockReading }
  /** Action `id` is being done; `at` is the virtual moment at which it was. */
  | { readonly type: 'begun'; readonly id: number; readonly at: number }
  /** Something is done again; its result comes by that `id`, as of any other. */
  | { readonly type: 'redoing'; readonly id: number; readonly deed: Deed }
  /** A shell prints, or its node logs. */
  | { readonly type: 'printed'; readonly node: string; readonly text: string; readonly prompt?: string }
  /** What a shell will print before the next line: `(a@h1)2> `, or the blanks of a line that is not at its full stop. */
  | { readonly type: 'prompted'; readonly node: string; readonly prompt: string }
  /** One more step of the way that a node was asked to explain. */
  | { readonly type: 'explained'; readonly step: Step }
  /** A line that was typed has changed a node's own cookie. */
  | { readonly type: 'cookie_changed'; readonly node: string; readonly cookie: string }
  /** Where the process is that the scene follows; nowhere, if its variable is bound to none. */
  | { readonly type: 'followed'; readonly process: Whereabouts | undefined }
  /** What lies in the heaps of a shopper and a warehouse is another now. */
  | { readonly type: 'heaps'; readonly heaps: TwoHeaps }
  /** A node has ended, killed or by itself: `q().` */
  | { readonly type: 'ended'; readonly node: string }
  /** `text` is what the shell printed, without its last newline; of other actions nothing. */
  | { readonly type: 'result'; readonly id: number; readonly text: string }
  /** An action could not be done; the cluster is as it was. */
  | { readonly type: 'refused'; readonly id: number; readonly refusal: Refusal }
  /** The worker can do nothing more. */
  | { readonly type: 'failed'; readonly reason: string }
