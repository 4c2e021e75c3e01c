/**
 * Stands in for `src/process/monitors.ts`, `src/process/exits.ts` and `src/channel/ticker.ts`: the runtime's monitors
 * begin and end by the learner's functions, and its connections tick and die by them. Aliases, links and the signals' ways
 * are left to the originals.
 */
import type { Pace } from '../../src/channel/ticker.ts'
import type { Clock, Timer } from '../../src/env/env.ts'
import * as exits from '../../src/process/exits.ts'
import * as monitors from '../../src/process/monitors.ts'
import type { Post } from '../../src/process/post.ts'
import type { Watching as Kept, Process } from '../../src/process/process.ts'
import type { Monitor, MonitorExit, Registered } from '../../src/signal/signal.ts'
import type { Atom } from '../../src/term/atom.ts'
import type { Pid, Reference } from '../../src/term/identifier.ts'
import { kindOf } from '../../src/term/kind.ts'
import type { Term } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { type Process as Asked, keyOf, type Line, type Watching } from './given.ts'
import {
  connectionLost,
  ended,
  demonitor as learnersDemonitor,
  monitorExitReceived as learnersExit,
  monitorReceived as learnersMonitor,
  look,
} from './kata.ts'

export * from '../../src/channel/ticker.ts'
export * from '../../src/process/exits.ts'
export * from '../../src/process/monitors.ts'

const asTerm = (who: Pid | Registered): Term =>
  kindOf(who) === 'pid'
    ? (who as Pid)
    : (t((who as Registered).name, (who as Registered).node) as unknown as Term)

/** A process as the learner's functions see one, which watches those. */
const asked = (watching: Iterable<Kept>): Asked => ({
  watchers: new Map(),
  watching: new Map(
    Array.from(watching, (one): [string, Watching] => [
      keyOf(one.reference),
      { ...one, target: asTerm(one.target) },
    ]),
  ),
  watchedNodes: new Set(),
  mailbox: [],
})

/** What the learner's function has done becomes true of the process. */
function done(post: Post, process: Process, before: readonly Kept[], { watching, mailbox }: Asked): void {
  for (const { reference } of before) {
    if (watching.has(keyOf(reference))) continue
    process.watching.delete(keyOf(reference))
    monitors.endAlias(post, process, reference)
  }
  for (const message of mailbox) process.mailbox.deliver(message)
}

export function monitorReceived(post: Post, { from, target, reference }: Monitor): void {
  const process = post.processes.find(target)
  const view = process && asked([])
  const answer = learnersMonitor(view, { reference, from, target: asTerm(target) })
  if (view?.watchers.has(keyOf(reference))) process?.watchers.add({ reference, from, as: target })
  if (answer !== undefined)
    post.route({ type: 'monitor_exit', from: target, to: from, reference, reason: answer.reason })
}

/** The original tells the other side, once the learner's function no longer wants to know. */
export function demonitor(post: Post, process: Process, reference: Reference): void {
  const watching = process.watching.get(keyOf(reference))
  if (watching !== undefined) {
    const view = asked([watching])
    learnersDemonitor(view, reference)
    if (view.watching.has(keyOf(reference))) return
  }
  monitors.demonitor(post, process, reference)
}

/** Those who watched are told what the learner's function says; those who are linked, by the original. */
export function farewell(post: Post, process: Process, reason: Term): void {
  const view = asked([])
  const names = new Map<string, Pid | Registered>()
  for (const { reference, from, as } of process.watchers.removeAll()) {
    names.set(keyOf(reference), as)
    view.watchers.set(keyOf(reference), { reference, from, target: asTerm(as) })
  }
  for (const { reference, to, reason: why } of ended(view, reason)) {
    const from = names.get(keyOf(reference)) ?? process.pid
    post.route({ type: 'monitor_exit', from, to, reference, reason: why })
  }
  exits.farewell(post, process, reason)
}

/** Only the node of who is watched knows of the end: from another node it is a lie. */
export function monitorExitReceived(post: Post, signal: MonitorExit): void {
  const watching = post.processes.find(signal.to)?.watching.get(keyOf(signal.reference))
  const { node } = signal.from
  if (node === post.node || node === watching?.node) down(post, signal)
}

export function down(post: Post, { from, to, reference, reason }: MonitorExit): void {
  const process = post.processes.find(to)
  if (process === undefined) return
  const watched = process.watching.get(keyOf(reference))
  const before = watched === undefined ? [] : [watched]
  const view = asked(before)
  learnersExit(view, { reference, from: asTerm(from), to, reason })
  done(post, process, before, view)
}

export function breakMonitors(post: Post, process: Process, node: Atom): void {
  const before = [...process.watching.values()]
  const view = asked(before)
  connectionLost(view, node)
  done(post, process, before, view)
  process.watchers.removeNode(node)
}

export class Ticker {
  readonly #line: Line = { said: false, silence: 0 }
  readonly #arm: () => Timer
  #pace: Pace
  #timer: Timer

  constructor(clock: Clock, pace: Pace, tick: () => void, dead: () => void) {
    this.#pace = pace
    this.#arm = () =>
      clock.setTimer(this.#pace.interval, () => {
        const due = look(this.#line)
        if (due === 'dead') return dead()
        const { said } = this.#line
        if (due === 'tick') tick()
        this.#line.said = said // a tick does not count
        this.#timer = this.#arm()
      })
    this.#timer = this.#arm()
  }

  sent(): void {
    this.#line.said = true
  }

  received(): void {
    this.#line.silence = 0
  }

  change(pace: Pace): void {
    this.#pace = pace
    this.#timer.cancel()
    this.#timer = this.#arm()
  }

  stop(): void {
    this.#timer.cancel()
  }
}
