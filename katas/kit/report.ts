/**
 * What came of one run of a kata's tests. Plain data in both languages: it crosses from a worker to whoever prints it,
 * and the command and the page print the same one.
 */
import type { Text } from './text.ts'

/** `waiting`: the boss stage, until every task has passed. */
export type Verdict = 'passed' | 'failed' | 'not-started' | 'waiting'

/** Task numbers begin at 1. */
export type TaskId = number | 'boss'

/** Why a test failed, in the learner's terms. Each part is there only where it says something. */
export interface Failure {
  /** The idea behind a known wrong answer, or the error that was thrown. */
  readonly message?: Text
  /** The rule of Erlang that the test stands for. */
  readonly rule?: Text
  /** The call that the test made, where the test tries several. */
  readonly call?: string
  readonly expected?: string
  readonly actual?: string
  /** Stands under `actual` and points at the first difference. */
  readonly marker?: string
  readonly note?: Text
  /** What was said to whom before, from the trace: a line each. */
  readonly timeline?: readonly string[]
  /** What a real `erl` prints in this case. */
  readonly erl?: string
  /** Where in the learner's file: `kata.ts:14`. */
  readonly at?: string
}

export interface TestReport {
  readonly title: Text
  readonly verdict: Verdict
  readonly failure?: Failure
}

export interface TaskReport {
  readonly task: TaskId
  readonly title: Text
  readonly verdict: Verdict
  readonly tests: readonly TestReport[]
}

export interface Report {
  readonly tasks: readonly TaskReport[]
  /** The file did not even load: no task was tried. */
  readonly broken?: Failure
  /** The real `erl` that took part in the boss stage. */
  readonly release?: string
  /** What the learner's code wrote with `console`. */
  readonly console: readonly string[]
}

/** The task to work on: the first that has not passed. */
export function firstOpen(report: Report): TaskReport | undefined {
  return report.tasks.find(({ verdict }) => verdict !== 'passed')
}

export function passed(report: Report): boolean {
  return report.broken === undefined && report.tasks.length > 0 && firstOpen(report) === undefined
}
