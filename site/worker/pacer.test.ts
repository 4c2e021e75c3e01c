import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/mod.ts'
import type { ClockReading } from './messages.ts'
import { Pacer } from './pacer.ts'

/** A clock with three things to happen, at 10, 20 and 30 virtual milliseconds; each is a beat. */
function lab(rate: number) {
  const clock = new VirtualClock()
  const happened: number[] = []
  const paced = {
    get busy() {
      return happened.length < 3
    },
    moving: true,
    waiting: false,
    room: async () => {},
  }
  let tellStill = () => {}
  let still = new Promise<void>((resolve) => {
    tellStill = resolve
  })
  const pacer = new Pacer(clock, paced, rate, () => {
    if (pacer.reading.rate === 0) tellStill()
  })
  for (const ms of [10, 20, 30]) {
    clock.setTimer(ms, () => {
      happened.push(ms)
      pacer.beat()
    })
  }
  /** Does something to the pacer, and waits until time stands. */
  const untilStill = async (act: () => void): Promise<void> => {
    act()
    still = new Promise<void>((resolve) => {
      tellStill = resolve
    })
    await still
  }
  return { clock, pacer, happened, untilStill }
}

describe('the pacer', () => {
  it('lets all happen at once at an infinite rate, and then time stands', async () => {
    const { clock, pacer, happened, untilStill } = lab(Number.POSITIVE_INFINITY)
    await untilStill(() => pacer.go())
    expect(happened).toEqual([10, 20, 30])
    expect(clock.now()).toBe(30)
    expect(pacer.reading).toEqual({ now: 30, rate: 0, paused: false })
  })

  it('does not jump to what is not waited for, at an infinite rate either', async () => {
    const clock = new VirtualClock()
    const paced = {
      get busy() {
        return clock.now() < 25
      },
      moving: true,
      waiting: false,
      room: async () => {},
    }
    clock.setTimer(15_000, () => {}) // a tick
    const stands = new Promise<void>((resolve) => {
      const pacer = new Pacer(clock, paced, Number.POSITIVE_INFINITY, () => {
        if (clock.now() > 0 && pacer.reading.rate === 0) resolve()
      })
      pacer.go()
    })
    await stands
    expect(clock.now()).toBeLessThan(50)
  })

  it('goes by steps from beat to beat, and stays paused between them', async () => {
    const { pacer, happened, untilStill } = lab(Number.POSITIVE_INFINITY)
    for (const sofar of [[10], [10, 20], [10, 20, 30]]) {
      await untilStill(() => pacer.pace('step'))
      expect(happened).toEqual(sofar)
      expect(pacer.reading.paused).toBe(true)
    }
  })

  it('does not run while paused', async () => {
    const { clock, pacer, happened, untilStill } = lab(Number.POSITIVE_INFINITY)
    pacer.pace('pause')
    await untilStill(() => pacer.go())
    expect([clock.now(), happened]).toEqual([0, []])
    await untilStill(() => pacer.pace('play'))
    expect(happened).toEqual([10, 20, 30])
  })

  it('never says, when it goes on, that time stands', () => {
    const clock = new VirtualClock()
    const paced = { busy: true, moving: true, waiting: false, room: async () => {} }
    const told: ClockReading[] = []
    const pacer: Pacer = new Pacer(clock, paced, 1, () => told.push(pacer.reading))
    pacer.pace('play')
    pacer.end()
    expect(told).toContainEqual({ now: 0, rate: 1, paused: false })
    expect(told).not.toContainEqual({ now: 0, rate: 0, paused: false })
  })

  it('takes real time at a finite rate', async () => {
    const { pacer, happened, untilStill } = lab(0.5)
    const began = performance.now()
    await untilStill(() => pacer.go())
    expect(happened).toEqual([10, 20, 30])
    expect(performance.now() - began).toBeGreaterThan(50)
  })

  it('goes on when who took his time to work something out wants time to pass', async () => {
    const clock = new VirtualClock()
    let isDone = false
    const paced = {
      get busy() {
        return !isDone
      },
      moving: false,
      waiting: false,
      room: async () => {},
    }
    const worked = new Promise<void>((resolve) => {
      const pacer = new Pacer(clock, paced, Number.POSITIVE_INFINITY, () => {
        // Time stands for want of anything to come: only now it is known what is to come.
        if (pacer.reading.rate === 0 && clock.nextDue === undefined && !isDone)
          clock.setTimer(1000, () => {
            isDone = true
            resolve()
          })
      })
      pacer.go()
    })
    await worked
    expect(clock.now()).toBe(1000)
  })
})
