/** A scene in a worker of its own, for as long as the component is there. */
import { useEffect, useReducer, useRef, useState } from 'react'
import type { Pace, ToPage, ToWorker } from '../../worker/messages.ts'
import type { Action, Deed, Scene } from '../../worker/scene.ts'
import { atFirst, reduce, type StageState } from './stage-state.ts'

/** Real milliseconds from one batch of news to the next: one picture of a screen. */
const FRAME = 16

/** A situation that somebody has brought about: the same seed and deeds bring it about again. */
export interface Situation {
  readonly seed: number
  readonly deeds: readonly Deed[]
  /** The virtual moment that it shows. */
  readonly until: number
  /** Shown from the beginning instead, as it came about. */
  readonly replay?: boolean
}

export interface Stage extends StageState {
  /** Decides all chance of this run. */
  readonly seed: number
  /** Does something to the cluster; what comes of it is in the state, later. */
  run(action: Action): void
  /** Whether a line typed at that node, by default anywhere, is still without an answer. */
  busy(node?: string): boolean
  pace(pace: Pace): void
  /** Virtual milliseconds in a real one. */
  setRate(rate: number): void
  /** Shows another situation in the place of this one. */
  begin(situation: Situation): void
  /** From the beginning of the scene, with fresh chance. */
  startOver(): void
  /** All that was done is done again, from the beginning and with the same chance. */
  replay(): void
}

/** `scene` and `rate` are those at the beginning; a new scene begins when it is another object. */
export function useStage(scene: Scene, rate: number, shared?: Situation): Stage {
  const [state, dispatch] = useReducer(reduce, scene, (scene) => atFirst(scene))
  const [situation, setSituation] = useState(() => shared ?? fresh())
  const worker = useRef<Worker>(undefined)
  const currentRate = useRef(rate)
  const lastId = useRef(0)

  useEffect(() => {
    const { seed, deeds, until, replay = false } = situation
    // A new worker each time: an old one may be busy with a program that never ends.
    const started = new Worker(new URL('../../worker/stage-worker.ts', import.meta.url), { type: 'module' })
    worker.current = started
    started.onmessage = ({ data }: MessageEvent<readonly ToPage[]>) => {
      for (const message of data) dispatch(message)
      // In between the page draws, and the reader can press something.
      setTimeout(() => say(started, { type: 'taken' }), FRAME)
    }
    started.onerror = ({ message }) =>
      dispatch({ type: 'failed', reason: message || 'the worker did not start' })
    dispatch({ type: 'opening', scene })
    say(started, { type: 'rate', rate: currentRate.current })
    say(started, { type: 'open', scene, seed, deeds, until, replay })
    return () => started.terminate()
  }, [scene, situation])

  // In one step, so that no situation is seen with what was done in the one before.
  const begin = (situation: Situation): void => {
    setSituation(situation)
    dispatch({ type: 'opening', scene })
  }

  return {
    ...state,
    seed: situation.seed,
    run(action) {
      const id = ++lastId.current
      dispatch({ type: 'doing', id, action })
      say(worker.current, { type: 'run', id, action })
    },
    busy: (node) =>
      [...state.pending.values()].some(
        (action) => action.does === 'type' && (node === undefined || action.at === node),
      ),
    pace: (pace) => say(worker.current, { type: 'pace', pace }),
    setRate(rate) {
      currentRate.current = rate
      say(worker.current, { type: 'rate', rate })
    },
    begin,
    startOver: () => begin(fresh()),
    replay: () => begin({ seed: situation.seed, deeds: state.deeds, until: 0, replay: true }),
  }
}

function fresh(): Situation {
  return { seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, deeds: [], until: 0 }
}

function say(worker: Worker | undefined, message: ToWorker): void {
  worker?.postMessage(message)
}
