import { expect, it } from 'vitest'
import type { Beat } from '../../worker/beat.ts'
import type { Told } from '../../worker/messages.ts'
import { atFirst, type News, reduce, type StageState } from './stage-state.ts'

const clock = { now: 0, rate: 1, paused: false }
const typing = (id: number): News => ({
  type: 'doing',
  id,
  action: { does: 'type', at: 'a@h1', text: 'ok.' },
})
const telling = (...ticks: string[]): News => {
  const told = ticks.map((from): Told => {
    const beat: Beat = { kind: 'tick', from, to: 'b@h2' }
    return { event: { type: 'nodeup', at: 0, where: from, peer: 'b@h2', hidden: false }, beat }
  })
  return { type: 'told', told, clock }
}

const logOf = ({ beats }: StageState): string => beats.map(({ kind, from }) => from || kind).join(' ')

it('tells what was done to the cluster, and goes on in the same log with what is typed then', () => {
  let state = reduce(atFirst({ hosts: [], nodes: [], latency: 1 }), {
    type: 'opened',
    before: [],
    told: [],
    clock,
  })
  const cutting: News[] = [
    { type: 'doing', id: 2, action: { does: 'cut', between: ['h1', 'h2'] } },
    { type: 'begun', id: 2, at: 5 },
  ]
  for (const news of [typing(1), telling('a'), ...cutting, typing(3), telling('b')])
    state = reduce(state, news)
  expect(logOf(state)).toBe('a deed b')
})

it('begins a new log with the first that there is to tell of a new line, not before', () => {
  const logs = [typing(1), telling('a', 'b'), typing(2), telling(), telling('c'), telling('d')]
  let state = reduce(atFirst({ hosts: [], nodes: [], latency: 1 }), {
    type: 'opened',
    before: [],
    told: [],
    clock,
  })
  const seen = logs.map((news) => {
    state = reduce(state, news)
    return logOf(state)
  })
  expect(seen).toEqual(['', 'a b', 'a b', 'a b', 'c', 'c d'])
})
