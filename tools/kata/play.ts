/**
 * The side of the child process: runs the kata and tells the parent what comes of it. Bundled together with the kata.
 * A process and not a thread, because it can be killed for certain, whatever the learner's code does with sockets.
 */
import { collect, type Progress } from '../../katas/kit/collector.ts'
import { strayError, strayRejection } from '../../katas/kit/run-test.ts'
import { openStage } from './stage.ts'

/** `erl` is the real one to meet, if there is one. */
export async function play(load: () => Promise<unknown>, erl: string | undefined): Promise<void> {
  process.on('disconnect', () => process.exit())
  process.on('unhandledRejection', strayRejection)
  process.on('uncaughtException', strayError)
  const stage = erl === undefined ? undefined : await openStage(erl)
  await collect(load, (progress: Progress) => process.send?.(progress), stage)
}
