/** The plays of the chapters, rehearsed: the shells answer what the chapters say, in the order in which lines are offered. */
import { describe, expect, it } from 'vitest'
import type { Play } from '../stage/play.ts'
import { play as cable } from './cable.ts'
import { play as hide } from './hide.ts'
import { play as mesh } from './mesh.ts'
import { play as pids } from './pids.ts'
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
    expect(stage.told('dial_failed')).toEqual([]) // who gives way has not failed
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

describe('hide', () => {
  it('keeps two clusters apart by glue, until a pid gets through; the hidden node hears of nobody', async () => {
    const stage = await Rehearsal.open(hide)
    const nodes = (at: string): Promise<string> => stage.type(at, 'nodes().')
    expect(await nodes('g@h3')).toBe('[a@h1,x@h2]')
    expect([await nodes('a@h1'), await nodes('b@h1')]).toEqual(['[b@h1,g@h3]', '[a@h1]'])
    expect([await nodes('x@h2'), await nodes('y@h2')]).toEqual(['[y@h2,g@h3]', '[x@h2]'])

    expect(await stage.type(...line(hide, 0))).toMatch(/^{pid,<0\.\d+\.0>}$/)
    expect(stage.told('frame')).toEqual(['x@h2 g@h3'])
    expect(await stage.type(...line(hide, 1))).toMatch(/^{pid,<[1-9]\d*\.\d+\.0>}$/)
    expect(await stage.type(...line(hide, 2))).toBe('hello')
    expect(stage.told('joined').toSorted()).toEqual(['a@h1 x@h2', 'x@h2 b@h1', 'y@h2 a@h1', 'y@h2 b@h1'])
    expect(await stage.type(...line(hide, 3))).toBe('[a@h1,x@h2,y@h2]')

    expect(await stage.type(...line(hide, 4))).toBe('{[],[a@h1]}')
    expect(stage.told('joined')).toEqual(['h@h3 a@h1'])
    expect(await stage.type(...line(hide, 5))).toBe(
      '{[b@h1,g@h3,x@h2,y@h2],[h@h3],[b@h1,g@h3,x@h2,y@h2,h@h3]}',
    )
  })

  it('becomes one by a usual node that pings both sides', async () => {
    const stage = await Rehearsal.open(hide)
    await stage.do({ does: 'start_node', node: { name: 'w@h3', cookie: 'secret' } })
    expect(await stage.type(...line(hide, 6))).toBe('{pong,pong}')
    expect(await stage.type('y@h2', 'lists:sort(nodes()).')).toBe('[a@h1,b@h1,w@h3,x@h2]')
  })
})

describe('cable', () => {
  const between = ['h1', 'h2'] as const
  const wait = (seconds: number) => ({ does: 'wait', ms: seconds * 1000 }) as const
  const DOWN = /^Shell got {'DOWN',#Ref<[\d.]+>,process,{printer,b@h2},(\w+)}$/m

  it('holds what is sent while it is cut for a moment', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    expect(stage.told('watches')).toEqual(['a@h1 b@h2'])
    await stage.do({ does: 'cut', between })
    await stage.type(...line(cable, 1))
    await stage.do(wait(20))
    expect(stage.printed('b@h2')).not.toContain('invoice 2')
    await stage.do({ does: 'mend', between })
    expect(stage.printed('b@h2')).toContain('invoice 2')
    expect(await stage.type(...line(cable, 2))).not.toMatch(DOWN)
  })

  it('is a loss to both sides when it is cut for too long, and is reported by their own nodes', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.do({ does: 'cut', between })
    await stage.do(wait(44))
    expect(stage.told('disconnected')).toEqual([])
    await stage.do(wait(31))
    expect(stage.told('disconnected').toSorted()).toEqual(['a@h1 b@h2', 'b@h2 a@h1'])
    const reported = await stage.type(...line(cable, 2))
    expect(DOWN.exec(reported)?.[1]).toBe('noconnection')
    expect(reported).toContain('Shell got {nodedown,b@h2}')
    expect(await stage.type(...line(cable, 4))).toContain('Shell got {nodedown,a@h1}')
    expect(await stage.type(...line(cable, 3))).toBe('[]')

    await stage.do({ does: 'mend', between })
    await stage.type(...line(cable, 1))
    expect(stage.printed('b@h2')).toContain('invoice 2')
    expect(await stage.type(...line(cable, 3))).toBe('[b@h2]')
  })

  it('is not needed to lose a node that is killed: that is seen at once', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(stage.told('down')).toEqual([])
    expect(stage.told('disconnected')).toEqual(['a@h1 b@h2'])
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('noconnection')
  })

  it('brings the reason for which the printer ended, and noproc when there is none', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.type(...line(cable, 5))
    expect(stage.told('down')).toEqual(['b@h2 a@h1'])
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('paper_jam')
    await stage.type(...line(cable, 0))
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('noproc')
  })
})

describe('pids', () => {
  it('prints one pid in three ways, and sends it in one', async () => {
    const stage = await Rehearsal.open(pids)
    expect(await stage.type(...line(pids, 0))).toBe('<1.5.0>')
    await stage.type(...line(pids, 1))
    const [frame] = stage.beats.filter(({ kind }) => kind === 'frame')
    const fields = frame?.message?.fields.map(({ name, value }) => `${name} ${value}`)
    expect(fields).toEqual(expect.arrayContaining(['NEW_PID_EXT 88', 'Node b@h2', 'ID 5', 'Serial 0']))
    expect(await stage.type(...line(pids, 2))).toBe('<2.5.0>')
    expect(await stage.type(...line(pids, 3))).toBe('<0.5.0>')
    expect(await stage.type('b@h2', 'list_to_pid("<0.5.0>") =:= self().')).toBe('true')
    expect(await stage.type('a@h1', 'list_to_pid("<9108.5.0>").')).toContain(
      '*** argument 1: not a textual representation of a pid',
    )
  })

  it('has two pids that print alike, of which the old one reaches nobody', async () => {
    const stage = await Rehearsal.open(pids)
    await stage.type(...line(pids, 0))
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    await stage.do({ does: 'start_node', node: { name: 'b@h2', cookie: 'secret' } })
    await stage.type(...line(pids, 4))
    expect(await stage.type(...line(pids, 5))).toBe('{<1.5.0>,<1.5.0>,false}')
    await stage.type(...line(pids, 6))
    expect(await stage.type(...line(pids, 7))).toBe('Shell got new\nok')
    expect(await stage.type('a@h1', 'list_to_pid(pid_to_list(Old)) =:= New.')).toBe('true')
  })
})
