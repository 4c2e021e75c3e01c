/** The worker thread's side: runs the kata and posts what comes of it. Bundled together with the kata. */
import { parentPort, workerData } from 'node:worker_threads'
import { collect } from '../../katas/kit/collector.ts'
import type { WorkerData } from './run-kata.ts'
import { openStage } from './stage.ts'

export async function play(load: () => Promise<unknown>): Promise<void> {
  const { erl } = workerData as WorkerData
  const stage = erl === undefined ? undefined : await openStage(erl)
  await collect(load, (progress) => parentPort?.postMessage(progress), stage)
  await stage?.close()
}
