import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { atom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Known, VERSION } from './known.ts'
import { LostConnections } from './lost_connections.ts'

const terms = (...items: unknown[]): Term[] => items as Term[]

describe('known nodes', () => {
  it('are added once, never this one, and learn their version late', () => {
    const known = new Known(() => 'a@h')
    known.add(known.read(terms(atom('b@h'), t(atom('c@h'), 7), atom('a@h'))))
    known.add(known.read(terms(t(atom('b@h'), 8), t(atom('c@h'), 5))))
    expect(known.nodes()).toEqual(['b@h', 'c@h'])
    expect(['a@h', 'b@h', 'c@h', 'd@h'].map((node) => known.versionOf(node))).toEqual([VERSION, 8, 7, 0])
  })

  it('are listed with versions for who knows them, and read either way', () => {
    const known = new Known(() => 'a@h')
    known.add([{ node: 'b@h', version: 8 }])
    expect(known.list(8)).toEqual([t(atom('b@h'), 8)])
    expect(known.list(6)).toEqual([atom('b@h')])
    expect(known.read(terms(atom('b@h'), 17, t(atom('x@h')), []))).toEqual([{ node: 'b@h', version: 8 }])
  })
})

describe('news of lost connections', () => {
  it('are news once, from each life of who tells them', () => {
    const heard = new LostConnections(virtualEnv().clock)
    expect(heard.isNews('a@h', 'b@h', 1n << 60n, 1)).toBe(true)
    expect(heard.isNews('a@h', 'b@h', 1n << 60n, 1)).toBe(false)
    expect(heard.isNews('a@h', 'b@h', 1n << 60n, 0)).toBe(false)
    expect(heard.isNews('a@h', 'b@h', 1n << 60n, 2)).toBe(true)
    expect(heard.isNews('a@h', 'b@h', 1n << 61n, 1)).toBe(true)
    expect(heard.isNews('b@h', 'a@h', 1n << 60n, 1)).toBe(true)
  })

  it('are forgotten after an hour', async () => {
    const { clock } = virtualEnv()
    const heard = new LostConnections(clock)
    heard.isNews('a@h', 'b@h', 1, 5)
    await clock.advance(60 * 60 * 1000)
    heard.isNews('c@h', 'd@h', 1, 5)
    expect(heard.isNews('a@h', 'b@h', 1, 5)).toBe(true)
  })
})
