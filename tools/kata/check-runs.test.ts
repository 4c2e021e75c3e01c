import { describe, expect, it } from 'vitest'
import type { Failure, Report, TaskReport, Verdict } from '../../katas/kit/report.ts'
import type { Kata } from './catalog.ts'
import { judgeMistake, judgePage, judgeSolution, judgeStub, judgeTitles } from './check-runs.ts'

const text = { en: 'it holds', zh: '成立' }

function report(...verdicts: readonly (readonly [TaskReport['task'], Verdict, Failure?])[]): Report {
  const tasks = verdicts.map(([task, verdict, failure]) => ({
    task,
    title: text,
    verdict,
    tests: [{ title: text, verdict, ...(failure === undefined ? {} : { failure }) }],
  }))
  return { tasks, console: [] }
}

const taught = { rule: text }

describe('the stub', () => {
  it('is not started anywhere', () => {
    const stub = report([1, 'not-started'], [2, 'not-started'])
    expect(
      judgeStub({
        ...stub,
        tasks: [...stub.tasks, { task: 'boss', title: text, verdict: 'waiting', tests: [] }],
      }),
    ).toBeUndefined()
  })

  it.each(['passed', 'failed'] as const)('must not have a task that has %s', (verdict) => {
    expect(judgeStub(report([1, 'not-started'], [2, verdict]))).toContain(`task 2 is ${verdict}`)
  })

  it('must not have a single test that passes', () => {
    const [task] = report([1, 'not-started']).tasks
    const tests = [...(task?.tests ?? []), { title: text, verdict: 'passed' as const }]
    const half = { task: 1, title: text, verdict: 'not-started' as const, tests }
    expect(judgeStub({ tasks: [half], console: [] })).toContain('is passed on the stub')
  })
})

describe('the titles', () => {
  it('are those of the card, in both languages', () => {
    const kata = { tasks: [{ title: text }] } as unknown as Kata
    const stub = report([1, 'not-started'], ['boss', 'waiting'])
    expect(judgeTitles(kata, stub)).toBeUndefined()
    const other = { tasks: [{ title: { ...text, zh: '不成立' } }] } as unknown as Kata
    expect(judgeTitles(other, stub)).toContain('differ from kata.json')
    expect(judgeTitles(kata, report([1, 'not-started'], [2, 'not-started']))).toContain('differ')
  })
})

describe('the solution', () => {
  it('passes to the boss', () => {
    expect(judgeSolution(report([1, 'passed'], ['boss', 'passed']))).toBeUndefined()
    expect(judgeSolution(report([1, 'passed'], ['boss', 'failed', taught]))).toContain('the boss stage fails')
    expect(judgeSolution(report([1, 'passed']))).toContain('no boss stage')
  })
})

describe('a mistake', () => {
  it('dies first in the task that it names, and teaches', () => {
    expect(judgeMistake(2, report([1, 'passed'], [2, 'failed', taught]))).toBeUndefined()
  })

  it.each([
    ['survives', report([1, 'passed'], [2, 'passed'])],
    ['dies in task 1', report([1, 'failed', taught], [2, 'failed', taught])],
    ['does not teach', report([1, 'passed'], [2, 'failed', { message: text }])],
    ['does not load', { tasks: [], console: [], broken: { message: text } }],
  ] as const)('is found out when it %s', (words, found) => {
    expect(judgeMistake(2, found)).toContain(words)
  })

  it('is found out when it names no task', () => {
    expect(judgeMistake(undefined, report([1, 'failed', taught]))).toContain('it dies in task 1')
  })
})

describe('the page', () => {
  const local = report([1, 'passed'], [2, 'failed', taught])

  it('says what the command says', () => {
    expect(judgePage(local, local)).toBeUndefined()
  })

  it.each<[what: string, page: Report]>([
    ['passes what fails here', report([1, 'passed'], [2, 'passed'])],
    ['fails in another task', report([1, 'failed', taught], [2, 'failed', taught])],
    [
      'gives another reason',
      report([1, 'passed'], [2, 'failed', { message: { en: 'x is not defined', zh: '' } }]),
    ],
    ['does not load', { tasks: [], broken: { message: { en: 'no', zh: '不' } }, console: [] }],
  ])('is found out when it %s', (_, page) => {
    expect(judgePage(local, page)).toContain('the page differs')
  })
})
