/**
 * A thread for one player, as `verify` tries hundreds of them. It has globals, modules and timers of its own and can be
 * ended in the middle of a loop, so that nothing of a player is left for the next; and it costs half of what a process
 * does. A learner gets a process (`run-kata.ts`): only that takes sockets and an `erl` with it when it ends.
 */
import { Worker } from 'node:worker_threads'
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'

const MAX_HEAP_MB = 512

/** `script` is a file that tells its progress to `parentPort`. */
export function runInThread(script: string, workerData: unknown): Promise<Report> {
  const worker = new Worker(script, {
    workerData,
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })
  return supervise({
    onProgress: (listener) => worker.on('message', listener),
    onError: (listener) => {
      worker.on('error', listener)
      worker.on('exit', (code) => listener(new Error(`exit(${code})`)))
    },
    terminate: () => void worker.terminate(),
  })
}
