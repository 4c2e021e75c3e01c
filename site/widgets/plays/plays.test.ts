/** The plays of the chapters, rehearsed: the shells answer what the chapters say, in the order in which lines are offered. */
import { describe, expect, it } from 'vitest'
import type { Action, Line } from '../../worker/scene.ts'
import type { Play } from '../stage/play.ts'
import { play as epmd } from './epmd.ts'
import { play as handshake } from './handshake.ts'
import { play as mesh } from './mesh.ts'
import { Rehearsal } from './rehearsal.ts'

/** The lines of a play, by their place in it, and its faults' nodes. */
const line = (play: Play, index: number): readonly [string, string] => {
  const { at, text } = play.lines[index] ?? { at: '', text: '' }
  return [at, text]
}

describe('mesh', () => {
  it('grows to n(n-1)/2, but for who does not take part, and shrinks with who goes', async () => {
    const stage = await Rehearsal.open(mesh)
    const count = (): Promise<string> => stage.type(...line(mesh, 2))
    expect(await stage.type(...line(mesh, 0))).toBe('pong')
    expect(stage.told('joined').length).toBe(6)
    expect(stage.told('introduces')).toEqual(['a@h1 b@h2', 'a@h1 c@h3', 'x@h1 y@h2'])
    expect(await stage.type(...line(mesh, 1))).toBe('[a@h1,b@h2,x@h1,y@h2]')
    expect(await count()).toBe('10')

    await stage.do({ does: 'start_node', node: { name: 'd@h3', cookie: 'secret' } })
    expect(await stage.type(...line(mesh, 3))).toBe('pong')
    expect(await count()).toBe('15')

    await stage.do({ does: 'start_node', node: { name: 'e@h2', cookie: 'secret', connectAll: false } })
    expect(await stage.type(...line(mesh, 4))).toBe('pong')
    expect(stage.told('joined')).toEqual(['e@h2 a@h1'])
    expect(await stage.type(...line(mesh, 5))).toBe('[a@h1]')
    expect(await count()).toBe('16')

    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(stage.told('disconnected').toSorted()).toEqual(
      ['a@h1', 'c@h3', 'd@h3', 'x@h1', 'y@h2'].map((other) => `${other} b@h2`),
    )
    expect(await count()).toBe('11')
  })
})

describe('epmd', () => {
  const ofHost2 = line(epmd, 4)

  it('is asked where the node is that is dialled, and nowhere else', async () => {
    const stage = await Rehearsal.open(epmd)
    await stage.do({ does: 'stop_epmd', host: 'h1' })
    expect(await stage.type(...line(epmd, 0))).toBe('pong')
    expect(stage.told('port_please')).toEqual(['a@h1 epmd@h2'])
    expect(await stage.type(...line(epmd, 1))).toBe('{error,address}')
    expect(await stage.type(...line(epmd, 2))).toBe('true')
    expect(await stage.type(...line(epmd, 3))).toBe('pang')
    expect(stage.told('dial_failed')).toEqual(['h2 h1'])
    await stage.do({ does: 'start_epmd', host: 'h1' })
    await stage.do({ does: 'wait', ms: 3000 })
    expect(stage.told('alive')).toEqual(['a@h1 epmd@h1'])
    expect(await stage.type(...line(epmd, 3))).toBe('pong')
  })

  it('knows a name as long as its connection, and gives it to one only', async () => {
    const stage = await Rehearsal.open(epmd)
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"b",32768}]}')
    await stage.do({ does: 'start_node', node: { name: 'c@h2', cookie: 'secret' } })
    expect(stage.beats.map(({ kind }) => kind)).toEqual(['alive', 'registered', 'alive_yes'])
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"c",32770},{"b",32768}]}')
    await stage.do({ does: 'kill_node', node: 'c@h2' })
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"b",32768}]}')

    const another = stage.do({ does: 'start_node', node: { name: 'b@h2', cookie: 'secret' } })
    await expect(another).rejects.toThrow('the name "b" is registered already')
    expect(stage.told('alive_no')).toEqual(['epmd@h2 h2'])
  })

  it('is missed by a node that starts', async () => {
    const stage = await Rehearsal.open(epmd)
    await stage.do({ does: 'stop_epmd', host: 'h2' })
    const start = stage.do({ does: 'start_node', node: { name: 'c@h2', cookie: 'secret' } })
    await expect(start).rejects.toThrow('EPMD at localhost:4369 did not answer')
    expect(await stage.type(...ofHost2)).toBe('{error,address}')
  })
})

describe('handshake', () => {
  const typing = ({ at, text }: Line): Action => ({ does: 'type', at, text })
  const [smaller, greater, ...others] = handshake.lines.map(typing) as [Action, Action, ...Action[]]
  const statuses = (stage: Rehearsal): string[] =>
    stage.beats.flatMap((beat) => (beat.kind === 'status' ? `${beat.from} ${beat.status}` : []))

  it('of two that dial at once is that of the greater name, and both say pong', async () => {
    const stage = await Rehearsal.open(handshake)
    expect(await stage.atOnce([smaller, greater])).toEqual(['pong', 'pong'])
    expect(statuses(stage)).toEqual(['a9@h1 nok', 'a10@h2 ok_simultaneous'])
    expect(stage.told('connected')).toEqual(['a9@h1 a10@h2'])
    expect(await stage.atOnce(others.slice(0, 2))).toEqual(['pong', 'pong'])
    expect(stage.told('connected')).toEqual(['adam@h1 Zoe@h2'])
    expect(await stage.do(others[2] as Action)).toBe('[a10@h2]')
  })

  it('of one alone has five messages, and ends after the fourth if the cookies differ', async () => {
    const stage = await Rehearsal.open(handshake)
    const messages = (): string[] =>
      stage.beats.flatMap(({ kind, message }) => (message?.fields[1]?.name === 'Tag' ? kind : []))
    expect(await stage.do(greater)).toBe('pong')
    expect(messages()).toEqual(['name', 'status', 'challenge', 'reply', 'ack'])
    await stage.do({ does: 'drop', between: ['h1', 'h2'] })
    await stage.do({ does: 'set_cookie', at: 'a10@h2', cookie: 'other' })
    expect(await stage.do(greater)).toBe('pang')
    expect(messages()).toEqual(['name', 'status', 'challenge', 'reply'])
    expect(stage.told('turned_away')).toEqual(['a10@h2 a9@h1'])
  })
})
