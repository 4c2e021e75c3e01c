/** Runs the katas' tests in Vitest: for `npm test`, which plays the solutions, and for the `ui`. A set-up file. */
import { afterAll, describe, test } from 'vitest'
import { type Host, setHost } from '../../katas/kit/kit.ts'
import { renderFailure, taskName } from '../../katas/kit/render.ts'
import type { TaskId, TestReport } from '../../katas/kit/report.ts'
import { runTest } from '../../katas/kit/run-test.ts'
import type { Text } from '../../katas/kit/text.ts'
import { findErl } from './find-erl.ts'
import { type OpenStage, openStage } from './stage.ts'

const lang = process.env.KATA_LANG === 'zh' ? 'zh' : 'en'
/** What Vitest waits beyond a test's own limit, so that the kit's words are the ones that are heard. */
const GRACE = 1_000
/** How many times its own limit a test may take, where nobody waits for it: a busy machine is no mistake of the player's. */
const patience = Number(process.env.KATA_PATIENCE ?? 1)

/** The failure in the kit's words; a stack would only show the kit's own lines. */
class Failed extends Error {
  constructor({ failure = {} }: TestReport) {
    super(
      renderFailure(failure, lang)
        .map(({ text }) => text)
        .join('\n'),
    )
    this.name = ''
    delete this.stack
  }
}

class VitestHost implements Host {
  readonly stage?: OpenStage
  #inBoss = false
  /** Whether a task has not passed, so that the boss stage waits. */
  #open = false

  constructor(stage: OpenStage | undefined) {
    if (stage !== undefined) this.stage = stage
  }

  task(task: TaskId, title: Text, define: () => void): void {
    this.#inBoss = task === 'boss'
    describe(taskName({ task, title }, lang), () => define())
  }

  test(title: Text, body: () => void | Promise<void>, limit: number): void {
    const isBoss = this.#inBoss
    const patient = limit * patience
    test(title[lang], { timeout: patient + GRACE }, async ({ skip }) => {
      skip(isBoss && this.#open)
      const report = await runTest(title, body, patient)
      this.#open ||= report.verdict !== 'passed'
      skip(report.verdict === 'not-started', report.failure?.message?.[lang])
      if (report.verdict === 'failed') throw new Failed(report)
    })
  }
}

const erl = findErl()
const stage = erl === undefined ? undefined : await openStage(erl)
setHost(new VitestHost(stage))
afterAll(() => stage?.close())
