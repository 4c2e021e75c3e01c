/** A scene in a worker of its own, for as long as the component is there; and what is to be seen of it. */
import { useEffect, useReducer, useRef } from 'react'
import type { Beat } from '../../worker/beats.ts'
import type { Action, ClockReading, Command, Pace, Scene, ToPage, ToWorker } from '../../worker/messages.ts'
import { blank, next, type Picture } from './picture.ts'

/** Beats kept; a reader looks at the last few dozen. */
const MAX_BEATS = 200

/** The number of an action that is no command of the shell. */
const QUIET = 0

export interface StageState {
  /** Whether the scene is open. What is done before waits for it. */
  readonly ready: boolean
  readonly picture: Picture
  /** Since the last command. */
  readonly beats: readonly Beat[]
  /** `toldAt` is the page's time at which the worker told `now`. */
  readonly clock: ClockReading & { readonly toldAt: number }
  /** The last command, its number as the prompt has it, and what the shell printed. */
  readonly command: Command | undefined
  readonly number: number
  readonly answer: string | undefined
  readonly failure: string | undefined
}

export interface Stage extends StageState {
  /** Whether the last command is still without an answer. */
  readonly busy: boolean
  /** Types a command into the shell: from now on its beats and its answer are shown. */
  run(command: Command): void
  /** Changes something in the background. */
  change(action: Action): void
  pace(pace: Pace): void
  /** Virtual milliseconds in a real one. */
  setRate(rate: number): void
  startOver(): void
}

const atFirst: StageState = {
  ready: false,
  picture: blank,
  beats: [],
  clock: { now: 0, rate: 0, paused: false, toldAt: 0 },
  command: undefined,
  number: 0,
  answer: undefined,
  failure: undefined,
}

type News = ToPage | { readonly type: 'closed' } | { readonly type: 'command'; readonly command: Command }

function reduce(state: StageState, news: News): StageState {
  switch (news.type) {
    case 'closed':
      return atFirst
    case 'command':
      return { ...state, command: news.command, number: state.number + 1, answer: undefined, beats: [] }
    case 'clock':
      return { ...state, clock: { ...news.clock, toldAt: performance.now() } }
    case 'opened':
      return told({ ...state, ready: true }, news)
    case 'told':
      return state.ready ? told(state, news) : state
    case 'result':
      return state.ready && news.id === state.number ? { ...state, answer: news.text } : state
    case 'failed':
      return { ...state, failure: news.reason }
  }
}

function told(state: StageState, news: ToPage & { type: 'opened' | 'told' }): StageState {
  const beats = news.told.flatMap(({ beat }) => beat ?? [])
  return {
    ...state,
    picture: news.told.reduce((picture, { event }) => next(picture, event), state.picture),
    beats: beats.length === 0 ? state.beats : [...state.beats, ...beats].slice(-MAX_BEATS),
    clock: { ...news.clock, toldAt: performance.now() },
  }
}

/** `scene` and `rate` are those at the beginning; a new scene begins when it is another object. */
export function useStage(scene: Scene, rate: number): Stage {
  const [state, dispatch] = useReducer(reduce, atFirst)
  const worker = useRef<Worker>(undefined)
  const firstRate = useRef(rate)

  useEffect(() => {
    const started = new Worker(new URL('../../worker/stage-worker.ts', import.meta.url), { type: 'module' })
    worker.current = started
    started.onmessage = ({ data }: MessageEvent<ToPage>) => dispatch(data)
    started.onerror = ({ message }) =>
      dispatch({ type: 'failed', reason: message || 'the worker did not start' })
    say(started, { type: 'rate', rate: firstRate.current })
    say(started, { type: 'open', scene })
    return () => {
      started.terminate()
      dispatch({ type: 'closed' })
    }
  }, [scene])

  return {
    ...state,
    busy: state.number > 0 && state.answer === undefined,
    run(command) {
      dispatch({ type: 'command', command })
      say(worker.current, { type: 'run', id: state.number + 1, action: command })
    },
    change: (action) => say(worker.current, { type: 'run', id: QUIET, action }),
    pace: (pace) => say(worker.current, { type: 'pace', pace }),
    setRate: (rate) => say(worker.current, { type: 'rate', rate }),
    startOver() {
      dispatch({ type: 'closed' })
      say(worker.current, { type: 'open', scene })
    },
  }
}

function say(worker: Worker | undefined, message: ToWorker): void {
  worker?.postMessage(message)
}
