/** A play without its page, for tests: lines typed and faults made on the virtual clock, answers and beats looked at. */
import type { Step } from '../../../src/mod.ts'
import type { Beat } from '../../worker/beat.ts'
import { BeatTeller } from '../../worker/beats.ts'
import { Cluster } from '../../worker/cluster.ts'
import type { TwoHeaps } from '../../worker/heaps.ts'
import type { Action, Whereabouts } from '../../worker/scene.ts'
import { blank, next, type Picture, settled } from '../stage/picture.ts'
import type { Play } from '../stage/play.ts'

/** Between two looks at whether all has come to rest, in virtual milliseconds. */
const LOOK = 50

export class Rehearsal {
  /** What was told since the last deed. */
  beats: readonly Beat[] = []
  /** The steps that were explained since then. */
  steps: readonly Step[] = []
  /** Own cookies that were changed by typing. */
  readonly cookies = new Map<string, string>()
  picture: Picture = blank
  heaps: TwoHeaps | undefined
  /** The process that the scene follows. */
  followed: Whereabouts | undefined
  readonly #printed = new Map<string, string>()
  #cluster: Cluster | undefined

  static async open({ scene }: Play): Promise<Rehearsal> {
    const rehearsal = new Rehearsal()
    const teller = new BeatTeller(scene)
    rehearsal.#cluster = await Cluster.open(scene, 7, {
      event(event) {
        const { beat, aside } = teller.hear(event)
        rehearsal.picture = next(rehearsal.picture, event, aside)
        if (beat !== undefined) rehearsal.beats = [...rehearsal.beats, beat]
      },
      printed(node, text) {
        rehearsal.#printed.set(node, rehearsal.printed(node) + text)
      },
      prompted: (node) => teller.isUp(node),
      ended: (node) => teller.ended(node),
      cookieChanged(node, cookie) {
        rehearsal.cookies.set(node, cookie)
      },
      followed(process) {
        rehearsal.followed = process
      },
      heaps(heaps) {
        rehearsal.heaps = heaps
      },
      room: async () => {},
      explained(step) {
        rehearsal.steps = [...rehearsal.steps, step]
      },
    })
    rehearsal.picture = settled(rehearsal.picture)
    return rehearsal
  }

  /** Types a line and lets what follows come to rest. Resolves with what the shell printed for it. */
  type(at: string, text: string): Promise<string> {
    return this.do({ does: 'type', at, text })
  }

  async do(action: Action): Promise<string> {
    const [answer = ''] = await this.atOnce([action])
    return answer
  }

  /** Does all of them in the same moment, as while time stands. */
  async atOnce(actions: readonly Action[]): Promise<string[]> {
    const cluster = this.#cluster
    if (cluster === undefined) throw new Error('the play has not been opened')
    this.beats = []
    this.steps = []
    let isDone = false
    const done = Promise.all(actions.map((action) => cluster.run(action))).finally(() => {
      isDone = true
    })
    done.catch(() => {}) // whoever waits below is told
    do await cluster.env.clock.advance(LOOK)
    while (!isDone || cluster.busy)
    return done
  }

  /** All that a node's shell has printed, and its processes and its log with it. */
  printed(node: string): string {
    return this.#printed.get(node) ?? ''
  }

  /** Beats of one kind, each as `from to`. */
  told(kind: Beat['kind']): string[] {
    return this.beats.filter((beat) => beat.kind === kind).map(({ from, to }) => `${from} ${to}`)
  }
}
