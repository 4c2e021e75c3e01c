import { describe, expect, it } from 'vitest'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { type Atom, atom } from '../term/atom.ts'
import { Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { toControl } from './control.ts'
import { fromControl, hasPayload } from './from_control.ts'

const [peer, here] = [atom('b@h2') as Atom, atom('a@h1') as Atom]
const theirs = new Pid(remoteIdentity(peer, 7), 1, 0)
const third = new Pid(remoteIdentity(atom('c@h3') as Atom, 7), 1, 0)
const ours = new Pid(remoteIdentity(here, 8), 2, 0)
const alias = new Reference(remoteIdentity(here, 8), [1, 2, 3])
const ping = atom('ping') as Term
const token = t(1, 17, 2, theirs, 1)

const taken = (...elements: unknown[]) => {
  const control = [37, ...elements] as readonly Term[]
  expect(hasPayload(control)).toBe(true)
  return fromControl(control, ping, peer, here)
}

describe('ALTACT_SIG_SEND', () => {
  it.each([
    ['a message to a pid', [0, third, ours], { from: third, to: ours, message: ping }],
    ['one with a token', [2, theirs, ours, token], { from: theirs, to: ours, message: ping, token }],
    ['one to a name', [8, theirs, atom('ear')], { to: { name: atom('ear'), node: here } }],
    ['one to an alias', [4, theirs, alias], { to: alias }],
    ['one with priority', [5, theirs, alias], { to: alias, priority: true }],
    ['an exit signal', [16, theirs, ours], { type: 'exit2', from: theirs, to: ours, reason: ping }],
    ['one by an alias, with priority', [21, theirs, alias], { type: 'exit2', to: alias, priority: true }],
  ])('brings %s', (_, elements, signal) => {
    expect(taken(...elements)).toMatchObject({ type: 'message', ...signal })
  })

  it.each([
    ['without flags', [atom('x'), theirs, ours], 'the flags are missing'],
    ['from nobody', [0, alias, ours], 'the sender is missing'],
    ['without the token that it has', [2, theirs, ours], 'the token is missing'],
    ['to nobody', [0, theirs, atom('ear')], 'the receiver is missing'],
    ['to a pid that is said to be an alias', [4, theirs, ours], 'the receiver is missing'],
    ['to a name that is none', [8, theirs, ours], 'a name is missing'],
    ['with an exit signal of a third node', [16, third, ours], 'b@h2 speaks for c@h3'],
  ])('%s costs the link', (_, elements, why) => {
    expect(() => taken(...elements)).toThrow(why)
  })

  it('takes a priority message to who knows it; others get it as any message', () => {
    const signal = { type: 'message', from: ours, to: alias, message: ping, priority: true } as const
    expect(toControl(signal, OUR_FLAGS)?.control).toEqual([37, 5, ours, alias])
    expect(toControl(signal, OUR_FLAGS & ~DFLAG.ALTACT_SIG)?.control).toEqual([33, ours, alias])
  })

  it('takes an exit signal by an alias, with or without priority, to who knows it, and to nobody else', () => {
    const signal = { type: 'exit2', from: ours, to: alias, reason: ping } as const
    expect(toControl(signal, OUR_FLAGS)).toEqual({ control: [37, 20, ours, alias], payload: ping })
    const urgent = { ...signal, priority: true } as const
    expect(toControl(urgent, OUR_FLAGS)?.control).toEqual([37, 21, ours, alias])
    expect(toControl(urgent, OUR_FLAGS & ~DFLAG.ALTACT_SIG)).toBeUndefined()
  })
})
