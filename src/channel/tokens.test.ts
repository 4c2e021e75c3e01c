import { describe, expect, it } from 'vitest'
import { OUR_FLAGS } from '../handshake/flags.ts'
import type { Token } from '../signal/seq_trace.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { toControl } from './control.ts'
import { fromControl, hasPayload } from './from_control.ts'
import { withToken } from './tokens.ts'

const [peer, here] = [atom('b@h2') as Atom, atom('a@h1') as Atom]
const [from, to] = [new Pid(remoteIdentity(peer, 7), 1, 0), new Pid(remoteIdentity(here, 8), 2, 0)]
const [mine, theirs] = [to, from].map(({ home }) => new Reference(home, [1, 2, 3])) as [Reference, Reference]
const token = t(1, atom('label'), 2, from, 1) as Token
const call = { module: atom('m') as Atom, function: atom('f') as Atom, args: [7] }

const taken = (control: readonly Term[], payload?: Term) => fromControl(control, payload, peer, here)

describe('a token', () => {
  it.each<[number, Signal, flags?: bigint]>([
    [12, { type: 'message', from: undefined, to, message: 7 }],
    [16, { type: 'message', from, to: { name: atom('x') as Atom, node: here }, message: 7 }],
    [23, { type: 'message', from, to, message: 7 }],
    [34, { type: 'message', from, to: mine, message: 7 }],
    [37, { type: 'message', from, to: mine, message: 7, priority: true }],
    [13, { type: 'exit', from, to, reason: 7 }, 0n],
    [18, { type: 'exit2', from, to, reason: 7 }, 0n],
    [25, { type: 'exit', from, to, reason: 7 }],
    [27, { type: 'exit2', from, to, reason: 7 }],
    [37, { type: 'exit2', from, to: mine, reason: 7 }],
    [
      30,
      { type: 'spawn_request', reference: theirs, from, groupLeader: from, node: here, ...call, options: [] },
    ],
    [
      32,
      { type: 'spawn_reply', node: peer, reference: mine, to, linked: true, monitored: false, result: from },
    ],
    [
      32,
      {
        type: 'spawn_reply',
        node: peer,
        reference: mine,
        to,
        linked: false,
        monitored: false,
        result: atom('badopt'),
      },
    ],
  ])('goes and comes under %i', (kind, signal, flags = OUR_FLAGS) => {
    const plain = toControl(signal, flags)
    if (plain === undefined) throw new Error('not sent')
    const { control, payload } = withToken(plain, token, OUR_FLAGS)
    expect(control[0]).toBe(kind)
    expect(hasPayload(control)).toBe(payload !== undefined)
    expect(taken(control, payload)).toEqual({ ...signal, token })
  })

  it('that is [] is none, and what is no token costs the link', () => {
    expect(taken([12, atom(''), to, []], 7)).toEqual({ type: 'message', from: undefined, to, message: 7 })
    const wrong = [
      t(1, 2, 3),
      t(1, 17, 2.5, from, 1),
      t(1, 17, 2n ** 60n, from, 1),
      t(atom('x'), 17, 2, from, 1),
      t(1, 17, 2, 'me', 1),
      undefined,
    ]
    for (const none of wrong)
      expect(() => taken([12, atom(''), to, none as unknown as Term], 7)).toThrow('the token is missing')
  })

  it('is left away where there is no kind for it, and before a peer that knows small labels alone', () => {
    const link = { control: [1, from, to], payload: undefined }
    expect(withToken(link, token, OUR_FLAGS)).toEqual(link)
    const message = { control: [22, from, to], payload: 7 }
    expect(withToken(message, token, 0n)).toEqual(message)
    expect(withToken(message, t(1, 17, 2, from, 1) as Token, 0n).control[0]).toBe(23)
  })
})
