/**
 * Watches a worker that runs a kata, from outside: gathers what it tells into a report, and ends it when it hangs. The
 * worker is a child process of the command or a Web Worker of the page; from inside, an endless loop cannot be stopped.
 */
import type { Progress } from './collector.ts'
import type { Failure, Report, TaskId, TaskReport } from './report.ts'
import { tooLong } from './run-test.ts'
import type { Text } from './text.ts'

/** Who ends the process, or fills its memory, ends the run. */
const endedEarly = (why: string): Text => ({
  en: `The run ended before its tests did: ${why}`,
  zh: `测试还没做完，运行就中断了：${why}`,
})

/** How the two kinds of workers look from here. */
export interface Supervised {
  onProgress(listener: (progress: Progress) => void): void
  /** The worker died by itself. */
  onError(listener: (error: Error) => void): void
  terminate(): void
}

/** What the way of a message may take on top of a test's own limit, on a busy machine; and what loading may. */
const GRACE = 1_000
const LOADING = 10_000

/**
 * Resolves with the report when the worker ends, dies or hangs; it is terminated in any case. `onTest` hears at each test
 * to which task it belongs.
 */
export function supervise(worker: Supervised, onTest: (task: TaskId) => void = () => {}): Promise<Report> {
  return new Promise((resolve) => {
    const tasks: TaskReport[] = []
    const lines: string[] = []
    let running: Extract<Progress, { type: 'begins' }> | undefined
    let release: string | undefined
    let timer = setTimeout(hung, LOADING)

    /** Who is terminated dies, too: what comes after the end is not of this run. */
    let finished = false
    function finish(broken?: Failure): void {
      finished = true
      clearTimeout(timer)
      worker.terminate()
      resolve({
        tasks,
        console: lines,
        ...(broken === undefined ? {} : { broken }),
        ...(release === undefined ? {} : { release }),
      })
    }

    function hung(): void {
      over(tooLong(running?.limit ?? LOADING))
    }

    /** No more will come: what was running has failed, or else nothing could even be loaded. */
    function over(message: Text): void {
      if (finished) return
      if (running === undefined) {
        finish({ message })
        return
      }
      const { task, title } = running
      tasks.push({
        task,
        title,
        verdict: 'failed',
        tests: [{ title, verdict: 'failed', failure: { message } }],
      })
      finish()
    }

    worker.onError(({ message }) => over(endedEarly(message)))
    worker.onProgress((progress) => {
      switch (progress.type) {
        case 'begins':
          running = progress
          onTest(progress.task)
          clearTimeout(timer)
          timer = setTimeout(hung, progress.limit + GRACE)
          break
        case 'task':
          tasks.push(progress.report)
          break
        case 'console':
          lines.push(progress.line)
          break
        case 'broken':
          finish(progress.failure)
          break
        case 'end':
          release = progress.release
          finish()
      }
    })
  })
}
