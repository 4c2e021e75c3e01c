/** The plays of chapters 12 to 16, rehearsed. */
import { describe, expect, it } from 'vitest'
import type { Play } from '../stage/play.ts'
import { play as bang } from './bang.ts'
import { play as cable } from './cable.ts'
import { play as cache } from './cache.ts'
import { play as call } from './call.ts'
import { Rehearsal } from './rehearsal.ts'
import { play as rpc } from './rpc.ts'

/** Presses the line of that number. */
function press(stage: Rehearsal, play: Play, index: number): Promise<string> {
  const line = play.lines[index]
  if (line === undefined) throw new RangeError(`the play ${play.id} has no line ${index}`)
  return stage.type(line.at, line.text)
}

const BETWEEN = ['h1', 'h2'] as const

describe('bang', () => {
  it('loses what is under way when its connection breaks, and nothing else', async () => {
    const stage = await Rehearsal.open(bang)
    const doors = (): string[] => stage.printed('b@h2').match(/door: \d/g) ?? []
    expect(await press(stage, bang, 0)).toBe('1')
    expect(doors()).toEqual(['door: 1'])
    await stage.do({ does: 'cut', between: BETWEEN })
    expect(await press(stage, bang, 1)).toBe('2')
    await stage.do({ does: 'drop', between: BETWEEN })
    await stage.do({ does: 'mend', between: BETWEEN })
    expect(await press(stage, bang, 2)).toBe('3')
    expect(doors()).toEqual(['door: 1', 'door: 3'])
  })

  it('lets no time pass while nothing moves but what the cut holds', async () => {
    const stage = await Rehearsal.open(bang)
    await stage.do({ does: 'cut', between: BETWEEN })
    await press(stage, bang, 1)
    expect(stage.told('tick')).toEqual([])
    expect(stage.told('disconnected')).toEqual([])
  })

  it('complains only of a name that is not registered here', async () => {
    const stage = await Rehearsal.open(bang)
    expect(await press(stage, bang, 3)).toContain('bad argument')
    expect(await press(stage, bang, 4)).toBe('hello')
  })
})

describe('rpc', () => {
  it('gives a value, a timeout or a reason, and drops what comes too late', async () => {
    const stage = await Rehearsal.open(rpc)
    expect(await press(stage, rpc, 0)).toBe('b@h2')
    expect(await press(stage, rpc, 1)).toBe('{badrpc,timeout}')
    expect(await press(stage, rpc, 2)).toBe('[3,2,1]')
    expect(await press(stage, rpc, 3)).toContain("{badrpc,{'EXIT',{undef,[{lists,revers,[[1,2,3]]")
    expect(await press(stage, rpc, 4)).toBe('true')
    expect(await press(stage, rpc, 5)).toBe('ok')
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(await press(stage, rpc, 0)).toBe('{badrpc,nodedown}')
  })
})

describe('call', () => {
  it('takes no answer for that of another call', async () => {
    const stage = await Rehearsal.open(call)
    expect(await press(stage, call, 0)).toContain("{'EXIT',{timeout,{gen_server,call")
    expect(await press(stage, call, 1)).toBe('1')
    expect(await press(stage, call, 2)).toBe('ok')
    expect(await press(stage, call, 3)).toContain('exception exit: {noproc,{gen_server,call')
    expect(await press(stage, call, 4)).toBe('ok')
    expect(await stage.type('a@h1', "gen_server:call({shop, 'b@h2'}, {price, tea}).")).toBe('6')
    expect(await press(stage, call, 5)).toBe('ok')
    expect(await press(stage, call, 1)).toContain('exception exit: {noproc,{gen_server,call')
  })

  it('is told that a node is gone', async () => {
    const stage = await Rehearsal.open(call)
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(await press(stage, call, 1)).toContain('exception exit: {{nodedown,b@h2},')
  })
})

it.each([rpc, call, cable])('a slow way of %# answers later, and then comes to rest', async (play) => {
  const stage = await Rehearsal.open(play)
  const slow = play.faults?.find(({ kind }) => kind === 'delay')
  if (slow?.kind !== 'delay') throw new Error('there is no such fault')
  await stage.do({ does: 'delay', between: slow.between, latency: slow.latency })
  const [, pause] =
    (await stage.type('a@h1', "timer:tc(net_adm, ping, ['b@h2']).")).match(/^{(\d+),pong}$/) ?? []
  expect(Number(pause)).toBeGreaterThanOrEqual(2000 * slow.latency) // there and back, in microseconds
})

describe('cache', () => {
  it('swaps prices when it believes what it hears last', async () => {
    const stage = await Rehearsal.open(cache)
    await press(stage, cache, 0)
    await press(stage, cache, 1)
    const heard = await press(stage, cache, 2)
    expect(heard).toContain('Shell got {a@h1,6}')
    expect(heard).toContain('Shell got {b@h2,5}')
  })

  it('agrees when it goes by stamps, over a netsplit too', async () => {
    const stage = await Rehearsal.open(cache)
    await press(stage, cache, 3)
    const both = async (price: number): Promise<void> => {
      await press(stage, cache, 4)
      const heard = await press(stage, cache, 2)
      for (const node of ['a@h1', 'b@h2']) expect(heard).toContain(`Shell got {${node},{ok,${price}}}`)
    }
    await both(6)
    await stage.do({ does: 'cut', between: BETWEEN })
    await stage.do({ does: 'wait', ms: 10_000 })
    await press(stage, cache, 5)
    await stage.type('a@h1', 'simple_cache ! {put, tea, 8}.')
    await press(stage, cache, 6)
    await stage.do({ does: 'mend', between: BETWEEN })
    expect(await press(stage, cache, 7)).toBe('pong')
    await both(8)
  })
})
