/** What is to be seen of a stage: a pure step from one state to the next, for everything that the worker tells. */
import type { Step } from '../../../src/mod.ts'
import type { Beat } from '../../worker/beat.ts'
import type { TwoHeaps } from '../../worker/heaps.ts'
import type { ClockReading, ToPage } from '../../worker/messages.ts'
import type { Refusal } from '../../worker/refusal.ts'
import {
  type Action,
  after,
  type Deed,
  type Line,
  type Scene,
  type Whereabouts,
  type World,
  worldOf,
} from '../../worker/scene.ts'
import { begun, blank, next, type Picture, settled } from './picture.ts'

/** Beats kept; a reader looks at the last few dozen. */
const MAX_BEATS = 200

/** Pieces of text kept of a console. */
const MAX_PIECES = 300

/** A piece of what a console shows: a line that was typed, behind its prompt, or what was printed. */
export interface Piece {
  readonly prompt?: string
  readonly text: string
}

export interface ConsoleState {
  readonly prompt: string
  readonly pieces: readonly Piece[]
}

/** The last line that was typed anywhere, behind which prompt, and what the shell printed for it once it has. */
export interface Typed extends Line {
  readonly id: number
  readonly prompt: string
  readonly answer?: string
}

/** `at` is a virtual moment. */
export type LoggedBeat = Beat & { readonly at: number }

export interface StageState {
  readonly scene: Scene
  /** Whether the scene is open. What is done before waits for it. */
  readonly ready: boolean
  readonly world: World
  readonly picture: Picture
  /** Since the last line was typed of which there was something to tell. */
  readonly beats: readonly LoggedBeat[]
  /** Whether the next beat begins the log anew. */
  readonly logIsOld: boolean
  /** `toldAt` is the page's time at which the worker told `now`. */
  readonly clock: ClockReading & { readonly toldAt: number }
  readonly consoles: ReadonlyMap<string, ConsoleState>
  readonly deeds: readonly Deed[]
  /** Actions without a result, by their number. */
  readonly pending: ReadonlyMap<number, Action>
  readonly typed: Typed | undefined
  /** The steps of the way that was explained last, until the cluster is changed behind its back. */
  readonly steps: readonly Step[]
  /** Where the process is that the scene follows. */
  readonly followed: Whereabouts | undefined
  /** What lies in the heaps of a shopper and a warehouse. */
  readonly heaps: TwoHeaps | undefined
  /** Why the last action could not be done. */
  readonly refusal: Refusal | undefined
  readonly failure: string | undefined
}

export type News =
  | ToPage
  | { readonly type: 'opening'; readonly scene: Scene }
  | { readonly type: 'doing'; readonly id: number; readonly action: Action }

export function atFirst(scene: Scene): StageState {
  return {
    scene,
    ready: false,
    world: worldOf(scene),
    picture: blank,
    beats: [],
    logIsOld: false,
    clock: { now: 0, rate: 0, paused: false, toldAt: 0 },
    consoles: new Map(),
    deeds: [],
    pending: new Map(),
    typed: undefined,
    steps: [],
    followed: undefined,
    heaps: undefined,
    refusal: undefined,
    failure: undefined,
  }
}

export function reduce(state: StageState, news: News): StageState {
  switch (news.type) {
    case 'opening':
      return atFirst(news.scene)
    case 'doing':
      return doing(state, news.id, news.action)
    case 'clock':
      return { ...state, clock: { ...news.clock, toldAt: performance.now() } }
    case 'begun': {
      const action = state.pending.get(news.id)
      if (action === undefined) return state
      return done(state, { at: news.at, action })
    }
    case 'redoing': {
      const { id, deed } = news
      return done(doing(state, id, deed.action), deed)
    }
    case 'opened': {
      const before = news.before.reduce((picture, event) => next(picture, event), state.picture)
      const picture = settled(before, shownOf(state))
      return told({ ...state, picture, ready: true }, news)
    }
    case 'told':
      return state.ready ? told(state, news) : state
    case 'printed':
      return printed(state, news.node, news)
    case 'prompted':
      return withConsole(state, news.node, (console) => ({ ...console, prompt: news.prompt }))
    case 'explained':
      return { ...state, steps: [...state.steps, news.step] }
    case 'followed':
      return { ...state, followed: news.process }
    case 'heaps':
      return { ...state, heaps: news.heaps }
    case 'cookie_changed': {
      const { node: at, cookie } = news
      return { ...state, world: after(state.world, { does: 'set_cookie', at, cookie }) }
    }
    case 'ended':
      return { ...state, world: after(state.world, { does: 'kill_node', node: news.node }) }
    case 'result':
      return ended(state, news.id, news.text)
    case 'refused':
      return { ...ended(state, news.id, undefined), refusal: news.refusal }
    case 'failed':
      return { ...state, failure: news.reason }
  }
}

/** Processes that are shown from the beginning, since the play is about them. */
function shownOf({ followed, heaps }: StageState): Whereabouts[] {
  return [followed, heaps?.shopper, ...(heaps?.warehouses ?? [])].filter((process) => process !== undefined)
}

function doing(state: StageState, id: number, action: Action): StageState {
  const pending = new Map([...state.pending, [id, action]])
  const doing = { ...state, pending, refusal: undefined }
  if (action.does === 'wait' || action.does === 'interrupt') return doing
  if (action.does === 'explain') return { ...doing, steps: [], logIsOld: true }
  if (action.does !== 'type') return { ...doing, steps: [] }
  const { at, text } = action
  const prompt = state.consoles.get(at)?.prompt ?? ''
  // What is typed right after a fault belongs to its story.
  const logIsOld = !state.scene.oneStory && state.beats.at(-1)?.kind !== 'deed'
  return { ...printed(doing, at, { prompt, text }), typed: { id, at, text, prompt }, logIsOld }
}

/** Without a `text` it could not be done, and the world is as it was. */
function ended(state: StageState, id: number, text: string | undefined): StageState {
  const action = state.pending.get(id)
  if (action === undefined) return state
  const pending = new Map(state.pending)
  pending.delete(id)
  const answer = text ?? ''
  return {
    ...state,
    pending,
    picture: action.does === 'start_node' ? begun(state.picture) : state.picture,
    world: text === undefined ? state.world : after(state.world, action),
    typed: state.typed?.id === id ? { ...state.typed, answer } : state.typed,
  }
}

function told(state: StageState, news: ToPage & { type: 'opened' | 'told' }): StageState {
  const beats = news.told.flatMap(({ beat, event: { at } }) => (beat ? { ...beat, at } : []))
  return {
    ...logged(state, beats),
    picture: news.told.reduce((picture, { event, aside }) => next(picture, event, aside), state.picture),
    clock: { ...news.clock, toldAt: performance.now() },
  }
}

function logged(state: StageState, beats: readonly LoggedBeat[]): StageState {
  if (beats.length === 0) return state
  const before = state.logIsOld ? [] : state.beats
  return { ...state, beats: [...before, ...beats].slice(-MAX_BEATS), logIsOld: false }
}

/** What a line does, its shell shows; and a field that is typed into, itself. */
const SHOWN_ELSEWHERE: ReadonlySet<Action['does']> = new Set(['type', 'interrupt', 'set_cookie'])

function done(state: StageState, deed: Deed): StageState {
  const after = { ...state, deeds: [...state.deeds, deed] }
  const { at, action } = deed
  return SHOWN_ELSEWHERE.has(action.does)
    ? after
    : logged(after, [{ kind: 'deed', action, from: '', to: '', at }])
}

function printed(state: StageState, node: string, piece: Piece): StageState {
  return withConsole(state, node, ({ prompt, pieces }) => ({
    prompt,
    pieces: [...pieces, piece].slice(-MAX_PIECES),
  }))
}

function withConsole(
  state: StageState,
  node: string,
  change: (console: ConsoleState) => ConsoleState,
): StageState {
  const before = state.consoles.get(node) ?? { prompt: '', pieces: [] }
  return { ...state, consoles: new Map([...state.consoles, [node, change(before)]]) }
}
