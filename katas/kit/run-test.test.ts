import { describe, expect, it } from 'vitest'
import { runTest, strayRejection } from './run-test.ts'

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
