/**
 * The worker's side of the page: waits for the learner's code, runs it, and the kata's tests on it. Bundled together with
 * the kata, by the command's own recipe; a fresh worker plays each run.
 */
import { collect, type Progress } from '../../katas/kit/collector.ts'
import { explain, strayError, strayRejection } from '../../katas/kit/run-test.ts'
import { missingExport, onlyGiven, Unloadable } from '../../katas/kit/unloadable.ts'
import { countRounds, ROUND } from './rounds.ts'

type Exports = { [name: string]: unknown }

/** `given` are the exports of `./given.ts`, the one module that the learner may import; `wanted` what the tests call. */
export function play(given: object, wanted: readonly string[], load: () => Promise<unknown>): void {
  const post = postMessage
  Object.assign(globalThis, { postMessage: undefined }) // what is told of a run is not the learner's to say
  const tell = (progress: Progress): void => post(progress)
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    strayRejection(event.reason)
  })
  addEventListener('error', (event) => {
    event.preventDefault()
    strayError(event.error)
  })
  addEventListener('message', ({ data }: MessageEvent<string>) => {
    try {
      const page: Exports = {}
      run(data, given, page)
      const missing = wanted.find((name) => page[name] === undefined)
      if (missing !== undefined) throw new Unloadable(missingExport(missing))
      // What the bundle knows as `./kata.ts`.
      Object.assign(globalThis, { pangpongPage: page })
    } catch (error) {
      tell({ type: 'broken', failure: explain(error) })
      return
    }
    void collect(load, tell)
  })
}

/** `code` is JavaScript with `require`, `exports` and, in its loops, `ROUND`. Evaluated under its file's name, its line numbers are the editor's. */
function run(code: string, given: object, exports: Exports): void {
  const require = (name: string): object => {
    if (name === './given.ts') return given
    throw new Unloadable(onlyGiven(name))
  }
  // biome-ignore lint/security/noGlobalEval: running the learner's code is this worker's purpose
  const evaluate = globalThis.eval
  const body = evaluate(`(function (require, exports, ${ROUND}) {${code}\n})\n//# sourceURL=kata.ts`) as (
    require: (name: string) => object,
    exports: Exports,
    round: () => void,
  ) => void
  body(require, exports, countRounds())
}
