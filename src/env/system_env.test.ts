import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from './system_env.ts'

describe('a timer of the system', () => {
  const DAY = 24 * 60 * 60 * 1000

  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('fires when its time is over, also where that is longer than JavaScript waits at once', () => {
    const fired: number[] = []
    for (const days of [1, 24, 25, 49, 50, 1000]) systemClock.setTimer(days * DAY, () => fired.push(days))
    vi.advanceTimersByTime(49 * DAY)
    expect(fired).toEqual([1, 24, 25, 49])
    vi.advanceTimersByTime(951 * DAY - 1)
    expect(fired).toEqual([1, 24, 25, 49, 50])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([1, 24, 25, 49, 50, 1000])
  })

  it('can be cancelled in any part of it', () => {
    const timer = systemClock.setTimer(50 * DAY, () => expect.unreachable('it was cancelled'))
    vi.advanceTimersByTime(30 * DAY)
    timer.cancel()
    vi.advanceTimersByTime(30 * DAY)
    expect(vi.getTimerCount()).toBe(0)
  })
})
