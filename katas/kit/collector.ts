/**
 * The host outside Vitest: takes the tasks down while the test file loads, runs them in order and tells its supervisor.
 * It is the same in the command's child process and in the page's worker, so both come to the same verdict.
 */
import { chai } from '@vitest/expect'
import { format } from '../../src/term/format.ts'
import { kindOf } from '../../src/term/kind.ts'
import { isList } from '../../src/term/list.ts'
import { setHost } from './kit.ts'
import type { Failure, TaskId, TaskReport, TestReport, Verdict } from './report.ts'
import { explain, runTest } from './run-test.ts'
import type { Stage } from './stage.ts'
import type { Text } from './text.ts'

/** What a worker tells its supervisor. `begins` says how long to wait, and what hung if nothing more comes. */
export type Progress =
  | { readonly type: 'begins'; readonly task: TaskId; readonly title: Text; readonly limit: number }
  | { readonly type: 'task'; readonly report: TaskReport }
  | { readonly type: 'console'; readonly line: string }
  | { readonly type: 'broken'; readonly failure: Failure }
  | { readonly type: 'end'; readonly release?: string }

interface PlannedTest {
  readonly title: Text
  readonly body: () => void | Promise<void>
  readonly limit: number
}

interface PlannedTask {
  readonly task: TaskId
  readonly title: Text
  readonly tests: PlannedTest[]
}

/** Runs what the test file that `load` imports defines. Never rejects: what goes wrong is told as well. */
export async function collect(
  load: () => Promise<unknown>,
  tell: (progress: Progress) => void,
  stage?: Stage,
): Promise<void> {
  const plan: PlannedTask[] = []
  setHost({
    ...(stage === undefined ? {} : { stage }),
    task(task, title, define) {
      plan.push({ task, title, tests: [] })
      define()
    },
    test(title, body, limit) {
      plan.at(-1)?.tests.push({ title, body, limit })
    },
  })
  tellConsole(tell)
  try {
    await load()
  } catch (error) {
    tell({ type: 'broken', failure: explain(error) })
    return
  }
  let open = false
  for (const planned of plan) {
    const report: TaskReport =
      planned.task === 'boss' && open ? waiting(planned) : await runTask(planned, tell)
    open ||= report.verdict !== 'passed'
    tell({ type: 'task', report })
  }
  tell({ type: 'end', ...(stage === undefined ? {} : { release: stage.release }) })
}

const waiting = ({ task, title }: PlannedTask): TaskReport => ({ task, title, verdict: 'waiting', tests: [] })

async function runTask(
  { task, title, tests }: PlannedTask,
  tell: (progress: Progress) => void,
): Promise<TaskReport> {
  const reports: TestReport[] = []
  for (const test of tests) {
    tell({ type: 'begins', task, title, limit: test.limit })
    reports.push(await runTest(test.title, test.body, test.limit))
  }
  return { task, title, verdict: worst(reports), tests: reports }
}

function worst(tests: readonly TestReport[]): Verdict {
  if (tests.some(({ verdict }) => verdict === 'failed')) return 'failed'
  return tests.some(({ verdict }) => verdict === 'not-started') ? 'not-started' : 'passed'
}

const MAX_LINES = 200
const MAX_LINE = 1_000

/** From now on `console` goes to the supervisor, who gets no more than a page of it from a loop that logs. */
function tellConsole(tell: (progress: Progress) => void): void {
  let lines = 0
  const write = (...values: unknown[]): void => {
    if (lines++ < MAX_LINES) tell({ type: 'console', line: values.map(print).join(' ').slice(0, MAX_LINE) })
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = write
}

/** Terms in Erlang's notation, other objects as far as they can be looked into. */
function print(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return kindOf(value) === undefined && !isList(value) ? chai.util.inspect(value) : format(value)
}
