/**
 * What a `kata.test.ts` is written with. It reads as a specification: one `task` a task, one `it` a rule, and at the end
 * the `boss` stage, in which the learner's module takes its place in the runtime.
 *
 * Who runs the tests is the host's business: Vitest, the command's child process or the page's worker.
 */
import type { TaskId } from './report.ts'
import type { Stage } from './stage.ts'
import type { Text } from './text.ts'

export { expect } from './expect.ts'
export type { Rule } from './lesson.ts'
export type { Text } from './text.ts'

export interface Host {
  /** Where there is a real `erl` to meet. */
  readonly stage?: Stage
  task(task: TaskId, title: Text, define: () => void): void
  test(title: Text, body: () => void | Promise<void>, limit: number): void
}

/** How long a test may take, in milliseconds; one that starts real nodes gets more. */
const LIMIT = 3_000
const STAGE_LIMIT = 30_000

let host: Host | undefined

export function setHost(to: Host): void {
  host = to
}

function theHost(): Host {
  if (host === undefined) throw new Error('nobody runs these tests: use `npm run kata`')
  return host
}

export function task(n: number, title: Text, define: () => void): void {
  theHost().task(n, title, define)
}

export function it(title: Text, body: () => void | Promise<void>): void {
  theHost().test(title, body, LIMIT)
}

export function boss(title: Text, define: () => void): void {
  theHost().task('boss', title, define)
}

/** A test that needs a real `erl`, and is left out where there is none. */
export function itWithErl(title: Text, body: (stage: Stage) => Promise<void>): void {
  const to = theHost()
  const { stage } = to
  if (stage === undefined) return
  to.test(title, () => body(stage).finally(() => stage.clear()), STAGE_LIMIT)
}
