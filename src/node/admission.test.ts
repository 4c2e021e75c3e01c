/** Who is let in and dialled, and what those are called that come without a name: the rules alone. */
import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Allowed } from './allowed.ts'
import { AutoConnect } from './auto_connect.ts'
import { GivenNames, validCreation } from './given_names.ts'

describe('net_kernel:allow', () => {
  it('lets everyone in until it is called', () => {
    const allowed = new Allowed()
    allowed.add([])
    expect([allowed.letsIn('b@h2'), allowed.letsIn('h2'), allowed.mayDial('b@h2')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it.each([
    ['b@h2', { letsIn: ['b@h2'], keepsOut: ['c@h2', 'b@h3', 'h2'], dials: ['b@h2'] }],
    ['h2', { letsIn: ['b@h2', 'c@h2', 'h2'], keepsOut: ['b@h3', 'h3'], dials: [] }],
    ['b@', { letsIn: ['b@h2', 'b@h3'], keepsOut: ['c@h2', 'h2'], dials: [] }],
  ])('with %s lets in those that it means, and dials only who is named whole', (entry, rules) => {
    const allowed = new Allowed()
    allowed.add(['z@h9'])
    allowed.add([entry])
    expect(rules.letsIn.filter((who) => !allowed.letsIn(who))).toEqual([])
    expect(rules.keepsOut.filter((who) => allowed.letsIn(who))).toEqual([])
    expect(['b@h2', 'c@h2'].filter((who) => allowed.mayDial(who))).toEqual(rules.dials)
    expect(allowed.letsIn('z@h9')).toBe(true)
  })
})

describe('dist_auto_connect', () => {
  it('connects by itself, never, or once', () => {
    const [usual, never, once] = [undefined, 'never', 'once'].map(
      (setting) => new AutoConnect(setting as 'never' | 'once' | undefined),
    ) as [AutoConnect, AutoConnect, AutoConnect]
    for (const one of [usual, once]) expect(one.refusal('b@h2')).toBeUndefined()
    expect(never.refusal('b@h2')?.message).toContain('dist_auto_connect is never')
    for (const one of [usual, once]) one.down('b@h2')
    expect(usual.refusal('b@h2')).toBeUndefined()
    expect(once.refusal('b@h2')?.message).toContain('connection was lost; net_kernel:connect_node connects')
    expect(once.refusal('c@h2')).toBeUndefined()
    once.up('b@h2')
    expect(once.refusal('b@h2')).toBeUndefined()
  })
})

describe('names for those without one', () => {
  const free = () => false

  it('are of their host, each its own, with a creation that old nodes did not use', () => {
    const names = new GivenNames(virtualEnv(1).random)
    const given = Array.from({ length: 100 }, () => names.take('h2', free))
    expect(new Set(given.map(({ name }) => name)).size).toBe(100)
    for (const { name, creation } of given) {
      expect(name).toMatch(/^[0-9A-Z]{1,13}@h2$/)
      expect(creation).toBeGreaterThanOrEqual(4)
    }
  })

  it('wait for those that come back, for another life, and only for their host', () => {
    const names = new GivenNames(virtualEnv(1).random)
    const first = names.take('h2', free)
    names.giveBack('unknown@h2')
    names.giveBack(first.name)
    expect(names.take('h3', free).name).not.toBe(first.name)
    expect(names.take('h2', (name) => name === first.name).name).not.toBe(first.name)
    expect(names.take('h2', free)).toEqual({ name: first.name, creation: validCreation(first.creation + 1) })
  })

  it('have a creation of 32 bits, never below 4', () => {
    expect([0, 3, 4, 2 ** 32 - 1, 2 ** 32].map(validCreation)).toEqual([4, 7, 4, 2 ** 32 - 1, 4])
  })
})
