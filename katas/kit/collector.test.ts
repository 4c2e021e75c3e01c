import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { atom } from '../../src/term/atom.ts'
import { t } from '../../src/term/tuple.ts'
import { collect, type Progress } from './collector.ts'
import { boss, itWithErl, it as rule, task } from './kit.ts'
import type { TaskReport } from './report.ts'
import { todo } from './todo.ts'

const text = (en: string) => ({ en, zh: en })

/** `collect` takes `console` over for good, as it may in a process of its own. */
const original = { ...console }
let told: Progress[]
beforeEach(() => {
  told = []
})
afterEach(() => {
  Object.assign(console, original)
})

async function play(define: () => void): Promise<TaskReport[]> {
  await collect(
    async () => define(),
    (progress) => told.push(progress),
  )
  return told.flatMap((progress) => (progress.type === 'task' ? [progress.report] : []))
}

describe('collect', () => {
  it('reads an untouched task as not started, and lets the boss wait', async () => {
    const tasks = await play(() => {
      task(1, text('one'), () => rule(text('holds'), () => todo(1)))
      boss(text('boss'), () => rule(text('shakes'), () => {}))
    })
    expect(tasks.map(({ verdict }) => verdict)).toEqual(['not-started', 'waiting'])
    expect(tasks[0]?.tests[0]?.failure?.message?.en).toBe('task 1 not started')
  })

  it('goes on after a failure, so that every task has a verdict', async () => {
    const tasks = await play(() => {
      task(1, text('one'), () =>
        rule(text('throws'), () => {
          throw new TypeError('no')
        }),
      )
      task(2, text('two'), () => rule(text('holds'), async () => {}))
    })
    expect(tasks.map(({ verdict }) => verdict)).toEqual(['failed', 'passed'])
    expect(tasks[0]?.tests[0]?.failure?.message?.en).toBe('TypeError: no')
  })

  it('plays the boss once all tasks have passed, without erl where there is none', async () => {
    const tasks = await play(() => {
      task(1, text('one'), () => rule(text('holds'), () => {}))
      boss(text('boss'), () => {
        rule(text('recorded'), () => {})
        itWithErl(text('real'), async () => {
          throw new Error('there is no erl here')
        })
      })
    })
    expect(tasks.at(-1)).toMatchObject({ task: 'boss', verdict: 'passed' })
    expect(tasks.at(-1)?.tests).toHaveLength(1)
  })

  it('tells a file that does not load', async () => {
    await play(() => {
      throw new SyntaxError('unexpected }')
    })
    expect(told).toEqual([{ type: 'broken', failure: { message: text('SyntaxError: unexpected }') } }])
  })

  it('tells terms as Erlang writes them, and objects as JavaScript does', async () => {
    await play(() => {
      task(1, text('one'), () => rule(text('logs'), () => console.log(t(atom('ok'), [1]), { a: 1 }, 'text')))
    })
    expect(told).toContainEqual({ type: 'console', line: '{ok,[1]} { a: 1 } text' })
  })

  it('announces a test before it runs, and tells what the code logs, up to a bound', async () => {
    await play(() => {
      task(1, text('one'), () =>
        rule(text('logs'), () => {
          for (let i = 0; i < 1000; i++) console.log('line', i)
        }),
      )
    })
    expect(told[0]).toEqual({ type: 'begins', task: 1, title: text('one'), limit: 3000 })
    expect(told.filter(({ type }) => type === 'console')).toHaveLength(200)
  })
})
