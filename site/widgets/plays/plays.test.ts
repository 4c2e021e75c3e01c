/** The plays of the chapters, rehearsed: the shells answer what the chapters say, in the order in which lines are offered. */
import { describe, expect, it } from 'vitest'
import type { Play } from '../stage/play.ts'
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
