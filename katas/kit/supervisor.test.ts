import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Progress } from './collector.ts'
import type { TaskId } from './report.ts'
import { supervise } from './supervisor.ts'

const title = { en: 'one', zh: '一' }

/** A worker that says what the test wants. */
class Puppet {
  say: (progress: Progress) => void = () => {}
  die: (error: Error) => void = () => {}
  ended = false
  onProgress(listener: (progress: Progress) => void): void {
    this.say = listener
  }
  onError(listener: (error: Error) => void): void {
    this.die = listener
  }
  terminate(): void {
    this.ended = true
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('supervise', () => {
  it('gathers the report and ends the worker', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    worker.say({ type: 'console', line: 'hello' })
    worker.say({ type: 'task', report: { task: 1, title, verdict: 'passed', tests: [] } })
    worker.say({ type: 'end', release: 'Erlang/OTP 25' })
    expect(await report).toEqual({
      tasks: [{ task: 1, title, verdict: 'passed', tests: [] }],
      console: ['hello'],
      release: 'Erlang/OTP 25',
    })
    expect(worker.ended).toBe(true)
  })

  it('ends an endless loop, keeps what passed before, and says which task hung', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    worker.say({ type: 'task', report: { task: 1, title, verdict: 'passed', tests: [] } })
    worker.say({ type: 'begins', task: 2, title, limit: 3000 })
    vi.advanceTimersByTime(3000)
    expect(worker.ended).toBe(false)
    vi.advanceTimersByTime(1000)
    const { tasks } = await report
    expect(worker.ended).toBe(true)
    expect(tasks.map(({ task, verdict }) => [task, verdict])).toEqual([
      [1, 'passed'],
      [2, 'failed'],
    ])
    expect(tasks[1]?.tests[0]?.failure?.message?.en).toContain('within 3 s')
  })

  it('tells at each test to which task it belongs', async () => {
    const worker = new Puppet()
    const tasks: TaskId[] = []
    const report = supervise(worker, (task) => tasks.push(task))
    for (const task of [1, 1, 'boss'] as const) worker.say({ type: 'begins', task, title, limit: 3000 })
    worker.say({ type: 'end' })
    await report
    expect(tasks).toEqual([1, 1, 'boss'])
  })

  it('ends code that hangs while it loads', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    vi.advanceTimersByTime(10_000)
    expect((await report).broken?.message?.en).toContain('within 10 s')
    expect(worker.ended).toBe(true)
  })

  it('reports a worker that dies', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    worker.die(new Error('out of memory'))
    expect((await report).broken?.message?.en).toContain('ended before its tests did: out of memory')
  })

  it('hears no more of a worker that it has ended', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    worker.say({ type: 'begins', task: 1, title, limit: 3000 })
    worker.say({ type: 'task', report: { task: 1, title, verdict: 'passed', tests: [] } })
    worker.say({ type: 'end' })
    worker.die(new Error('SIGKILL'))
    expect((await report).tasks).toEqual([{ task: 1, title, verdict: 'passed', tests: [] }])
  })

  it('says which task was running when the worker died', async () => {
    const worker = new Puppet()
    const report = supervise(worker)
    worker.say({ type: 'begins', task: 2, title, limit: 3000 })
    worker.die(new Error('exit(3)'))
    const { tasks, broken } = await report
    expect(broken).toBeUndefined()
    expect(tasks.map(({ task, verdict }) => [task, verdict])).toEqual([[2, 'failed']])
    expect(tasks[0]?.tests[0]?.failure?.message?.zh).toContain('exit(3)')
  })
})
