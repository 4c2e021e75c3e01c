import { describe, expect, it } from 'vitest'
import { Reader } from '../../src/bytes/reader.ts'
import { Stalled } from '../../src/env/virtual_env.ts'
import { atom } from '../../src/term/atom.ts'
import { underRule } from './as-lesson.ts'
import { Lesson } from './lesson.ts'
import { explain, runTest, strayError, strayRejection } from './run-test.ts'
import { NotStarted, todo } from './todo.ts'

const title = { en: 'a test', zh: '一个测试' }
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

describe('a rejection that nobody catches', () => {
  it('fails the test that was running, with a rule', async () => {
    const report = await runTest(
      title,
      async () => {
        strayRejection(new Error('no connection'))
        await turn()
      },
      1000,
    )
    expect(report.verdict).toBe('failed')
    expect(report.failure?.rule?.en).toContain('that nobody catches')
    expect(report.failure?.message?.en).toContain('no connection')
  })

  it('is waited for a turn, since it is told only when the turn is over', async () => {
    const report = await runTest(
      title,
      () => void setTimeout(() => strayRejection(new Error('late')), 0),
      1000,
    )
    expect(report.verdict).toBe('failed')
  })

  it('has no effect once the test is over', async () => {
    const report = await runTest(title, async () => {}, 1000)
    strayRejection(new Error('too late'))
    expect(report.verdict).toBe('passed')
  })
})

describe("an error of the learner's code", () => {
  it('that is thrown by what runs later fails the test that was running', async () => {
    const report = await runTest(
      title,
      async () => {
        strayError(new Error('no such key'))
        await turn()
      },
      1000,
    )
    expect(report.failure?.rule?.en).toContain('code that runs later')
    expect(report.failure?.message?.zh).toContain('no such key')
  })

  it('that is no Error is shown for what it is', () => {
    expect(explain('up').message?.en).toContain("Your code threw 'up'.")
    expect(explain(atom('noproc')).message?.zh).toContain('抛出了 noproc。')
  })

  it('that mixes numbers with bigints says how to write one', () => {
    try {
      void ((1n as unknown as number) + 2)
    } catch (error) {
      expect(explain(error).message?.en).toContain('1n, not 1')
    }
    expect.assertions(1)
  })

  it('after which nothing happens any more is told in both languages', () => {
    expect(explain(new Stalled()).message?.zh).toContain('一直等下去')
  })

  it('that was tried for a rule states it', () => {
    const rule = { en: 'a rule', zh: '规则' }
    const tried = (body: () => unknown) => () => underRule(rule, body)
    const failing = tried(() => {
      throw new Error('no such key')
    })
    expect(failing).toThrow(Lesson)
    expect(failing).toThrow('a rule')
    expect(tried(() => todo(2))).toThrow(NotStarted)
    expect(tried(() => 3)()).toBe(3)
  })

  it('that read too far says so in both languages', () => {
    try {
      new Reader(Uint8Array.of(1)).u32()
    } catch (error) {
      const { en, zh } = explain(error).message ?? {}
      expect(en).toContain('4 bytes wanted at offset 0, 1 there')
      expect(zh).toBe('读过了头：从偏移 0 处还要读 4 个字节，却只剩 1 个。')
    }
    expect.assertions(2)
  })
})
