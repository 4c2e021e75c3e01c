/** What a hostile or broken peer can do: at most it costs its own link. */
import { describe, expect, it } from 'vitest'
import { EPMD_PORT, Lab } from '../../test/lab.ts'
import { register } from '../epmd/client.ts'
import { encode } from '../etf/encode.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { encodeName, encodeStatus } from '../handshake/messages.ts'
import { handshakeWeStarted } from '../handshake/we_started.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Pid, remoteIdentity } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import { type Tuple, t } from '../term/tuple.ts'
import { FramedConnection } from '../transport/framed.ts'
import { MAX_DIALS } from './dials.ts'
import { MAX_NEWCOMERS } from './newcomers.ts'
import type { Node } from './node.ts'

/** What a peer can do that knows no distribution header: its frames are easily written by hand. */
const PLAIN = OUR_FLAGS & ~DFLAG.DIST_HDR_ATOM_CACHE & ~DFLAG.FRAGMENTS

const evil = new Pid(remoteIdentity(atom('evil@h3') as Atom, 1), 1, 0)

/** Nodes on h1 and h2; the enemy is on h3, and speaks for itself. */
class Siege extends Lab {
  async dial({ port }: Node): Promise<FramedConnection> {
    const carrier = await this.time(this.network.host('h3').dial({ host: 'h1', port }))
    return new FramedConnection(carrier, { lengthBytes: 2, limit: 1024 })
  }

  /** Says a name and no more. */
  async half(node: Node, name: string): Promise<FramedConnection> {
    const connection = await this.dial(node)
    connection.write(encodeName({ name, flags: PLAIN, creation: 1 }))
    await this.env.clock.advance(100)
    return connection
  }

  /** The enemy has the cookie, and is in. */
  async join(node: Node): Promise<{ creation: number; say: (control: Tuple, payload?: unknown) => void }> {
    const connection = await this.dial(node)
    const us = { env: this.env, name: 'evil@h3', creation: 1, flags: PLAIN, setupTime: 7000 }
    const shaken = handshakeWeStarted({ ...us, cookieFor: () => 'secret' }, connection, node.name)
    const { creation } = await this.time(shaken)
    connection.lengthBytes = 4
    return {
      creation,
      say(control, payload) {
        const parts = [[112], encode(control), payload === undefined ? [] : encode(payload)]
        connection.write(Uint8Array.from(parts.flatMap((part) => [...part])))
      },
    }
  }
}

describe('a newcomer without the cookie', () => {
  it.each(['b@h2', 'A@h2'])('that calls itself %s keeps that node neither out nor off', async (name) => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const [a, b] = [await lab.start('a@h1'), await lab.start(name)]
    await lab.half(a, name)
    const pinged = a.ping(name) // waits for who seems to come
    await lab.half(a, name)
    expect(await lab.time(pinged)).toBe(atom('pong'))
    a.disconnect(name)
    await lab.env.clock.advance(100)
    await lab.half(a, name)
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })

  it('that comes by the hundred and says nothing keeps nobody out', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const crowd: FramedConnection[] = []
    for (let n = 0; n <= MAX_NEWCOMERS; n++) crowd.push(await lab.dial(a))
    const ends = Promise.allSettled(crowd.map((connection) => connection.read()))
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
    await lab.time(ends) // each is let go in the end
  })

  it.each(['x'.repeat(300).concat('@h3'), 'two\nlines@h3', 'red\x1b[31m@h3', 'x', '@', 'a@b@c'])(
    'of a name that is none (%j) is sent away, and the log shows none of its controls',
    async (name) => {
      const lab = await Siege.open('h1', 'h2', 'h3')
      const connection = await lab.half(await lab.start('a@h1'), name)
      await expect(lab.time(connection.read())).rejects.toThrow('closed the connection')
      expect(lab.log.join()).toMatch(/^[ -~]*which is no name@host$/)
    },
  )
})

describe('a peer', () => {
  it('that kills net_kernel gets another', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const { creation, say } = await lab.join(a)
    const victim = a.whereis('net_kernel') as Pid
    say(t(8, evil, new Pid(remoteIdentity(atom(a.name) as Atom, creation), victim.id, 0), atom('kill')))
    await lab.env.clock.advance(100)
    expect(a.runtime.isAlive(victim)).toBe(false)
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })

  it('that speaks for a third node loses its link, and nobody is dialled for it', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const a = await lab.start('a@h1')
    const { creation, say } = await lab.join(a)
    const dialled: string[] = []
    lab.env.trace.subscribe((event) => dialled.push(event.type))
    const third = new Pid(remoteIdentity(atom('c@h2') as Atom, 1), 1, 0)
    say(t(1, third, new Pid(remoteIdentity(atom(a.name) as Atom, creation), 1, 0)))
    await lab.env.clock.advance(100)
    expect(a.nodes('connected')).toEqual([])
    expect(dialled).not.toContain('epmd_request')
  })
})

describe('dialling', () => {
  it('is for so many nodes at once; those beyond are unreachable at once', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const a = await lab.start('a@h1')
    lab.network.partition('h1', 'h2')
    const downs: string[] = []
    a.spawn(async (self) => {
      for (let n = 0; n <= MAX_DIALS; n++) self.monitor({ name: atom('x'), node: atom(`n${n}@h2`) as Atom })
      for (;;) downs.push(format((await self.receive(t(atom('DOWN'), any, any, any, any)))[3]))
    })
    await lab.env.clock.advance(0)
    expect(downs).toEqual([`{x,n${MAX_DIALS}@h2}`])
    expect(lab.log.join()).toContain('try again later')
    await lab.env.clock.advance(60_000)
    expect(downs).toHaveLength(MAX_DIALS + 1)
  })
})

describe('stop', () => {
  it('ends what is under way: no promise stays open, no timer is left, nothing new begins', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    await lab.time(a.connect('b@h2'))
    b.runtime.unregister('net_kernel')
    b.register(
      'net_kernel',
      b.spawn((self) => self.receive(atom('never'))),
    )
    const unanswered = a.ping('b@h2')
    await lab.half(a, 'c@h2') // a newcomer
    await lab.env.clock.advance(100)
    lab.network.partition('h1', 'h2')
    const waiting = a.connect('d@h2').catch((error: Error) => error.message) // a dial
    await lab.time(a.stop())
    expect(await lab.time(unanswered)).toBe(atom('pang'))
    expect(await lab.time(waiting)).toBe('the connection was given up')
    await expect(a.connect('b@h2')).rejects.toThrow('has stopped')
    await lab.time(b.stop())
    await lab.env.clock.advance(6000) // the carriers' own goodbyes
    expect(lab.env.clock.nextDue).toBeUndefined()
  })

  it('does not wait for a peer that says it is dialling, and is not', async () => {
    const lab = await Siege.open('h1', 'h2', 'h3')
    const a = await lab.start('a@h1')
    const transport = lab.network.host('h3')
    const { address } = await transport.listen({ host: '0.0.0.0', port: 0 }, (carrier) => {
      const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 1024 })
      void connection.read().then(() => connection.write(encodeStatus({ status: 'nok' })))
    })
    const epmd = { host: 'h3', port: EPMD_PORT }
    await lab.time(
      register({ env: lab.env, transport, where: 'h3' }, epmd, { name: 'z', port: address.port }),
    )
    const connected = a.connect('z@h3').catch((error: Error) => error.message)
    await lab.env.clock.advance(100)
    await lab.time(a.stop())
    expect(await connected).toBe('the connection was given up')
    await lab.env.clock.advance(1000)
    expect(lab.env.clock.nextDue).toBeUndefined()
  })
})
