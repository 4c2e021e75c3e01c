import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../env/virtual_env.ts'
import { TickTime } from './tick_time.ts'

function tickTime(ms: number, intensity?: number) {
  const clock = new VirtualClock()
  const paces: (readonly [interval: number, limit: number])[] = []
  const time = new TickTime(clock, ms, ({ interval, limit }) => paces.push([interval, limit]), intensity)
  return { clock, paces, time }
}

describe('net_ticktime', () => {
  it.each([
    ['shorter: ticks come faster at once, and nobody is given up sooner yet', 40, [10, 60], [10, 40]],
    ['longer: nobody is given up as soon as before, and ticks stay as fast', 80, [15, 80], [20, 80]],
  ])('becomes %s', async (_, ms, during, after) => {
    const { clock, paces, time } = tickTime(60)
    expect(time.set(ms, 1000)).toBe('change_initiated')
    expect([time.ms, time.isChanging, paces]).toEqual([ms, true, [during]])
    await clock.advance(1000)
    expect([time.ms, time.isChanging, paces]).toEqual([ms, false, [during, after]])
  })

  it('has as many ticks as net_tickintensity says, also when it is changed', async () => {
    const { clock, paces, time } = tickTime(60, 10)
    expect(time.pace).toEqual({ interval: 6, limit: 60 })
    time.set(40, 1000)
    await clock.advance(1000)
    expect(paces).toEqual([
      [4, 60],
      [4, 40],
    ])
    for (const none of [3, 1001, 4.5])
      expect(() => tickTime(60, none)).toThrow('net_tickintensity is a whole number from 4 to 1000')
  })

  it('is changed once at a time, and not to what it is', async () => {
    const { clock, time } = tickTime(60)
    expect(time.set(60, 1000)).toBe('unchanged')
    time.set(40, 1000)
    expect(time.set(20, 1000)).toBe('ongoing_change')
    await clock.advance(1000)
    expect(time.set(20, 0)).toBe('change_initiated')
  })
})
