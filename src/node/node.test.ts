import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { call } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { SegmentSentEvent } from '../transport/events.ts'
import type { Node } from './node.ts'

/** A process that keeps what it receives. */
function collector(messages: Term[]): (self: Self) => Promise<void> {
  return async (self) => {
    for (;;) messages.push(await self.receive())
  }
}

describe('ping', () => {
  it('is pong for a node that is there and has the cookie, from either side and again', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    expect(await lab.time(a.ping('b@h2'))).toBe(atom('pong'))
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
    expect(a.nodes('hidden')).toEqual(['b@h2'])
    expect(a.nodes()).toEqual([])
  })

  it.each([
    ['b@h2', 'EPMD on h2 knows no "b"', {}],
    ['b@h9', 'the host name does not resolve', {}],
    ['b@h2.example', 'System NOT running to use fully qualified hostnames', {}],
    ['b', 'wants an @ and a host', {}],
  ])('of %s is pang, and the log says why: %s', async (target, why) => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    expect(await lab.time(a.ping(target))).toBe(atom('pang'))
    expect(lab.log.join('\n')).toContain(why)
    expect(a.nodes('connected')).toEqual([])
  })

  it('has an error of its own for each reason, for who connects instead', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    const failure = (node: string) => lab.time(a.connect(node).catch((error: Error) => error.name))
    expect(await failure('b@h9')).toBe('UnresolvedHost')
    expect(await failure('b@h2')).toBe('UnknownNode')
    expect(await failure('b')).toBe('BadNodeName')
    await lab.start('b@h2', { cookie: 'other' })
    expect(await failure('b@h2')).toBe('HandshakeError')
  })

  it('is pang on both sides when the cookies differ', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2', { cookie: 'other' })]
    expect(await lab.time(a.ping('b@h2'))).toBe(atom('pang'))
    expect(lab.log.find((line) => line.startsWith('a@h1'))).toContain('hung up when it saw our digest')
    expect(lab.log.find((line) => line.startsWith('b@h2'))).toContain('its digest does not fit our cookie')
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pang'))
  })

  it('ends with a goodbye on the wire when the cookies differ, as OTP ends it', async () => {
    const lab = await Lab.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2', { cookie: 'other' })]
    const carried: string[] = []
    lab.env.trace.subscribe((event) => {
      if (event.type === 'segment_sent' && event.where === 'h2')
        carried.push((event as SegmentSentEvent).carries)
    })
    await lab.time(a.ping('b@h2'))
    await lab.env.clock.advance(10_000)
    expect(carried).toContain('fin')
    expect(carried).not.toContain('rst')
  })

  it('is pong when a cookie for that peer makes up for it', async () => {
    const lab = await Lab.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2', { cookie: 'other' })]
    a.cookies.setFor('b@h2', 'other')
    expect(await lab.time(a.ping('b@h2'))).toBe(atom('pong'))
  })

  it('gives up who says nothing at all after the set-up time, 7 s as in OTP', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    const hasty = await lab.start('c@h1', { setupTime: 500 })
    lab.network.partition('h1', 'h2')
    const timeOf = async (node: Node) => {
      const before = lab.env.clock.now()
      expect(await lab.time(node.ping('b@h2'))).toBe(atom('pang'))
      return lab.env.clock.now() - before
    }
    expect(await timeOf(a)).toBe(7000)
    expect(await timeOf(hasty)).toBe(500)
  })

  it('from both sides at once makes one connection', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    let ups = 0
    const end = lab.env.trace.subscribe((event) => {
      if (event.type === 'nodeup') ups++
    })
    expect(await lab.time(Promise.all([a.ping('b@h2'), b.ping('a@h1')]))).toEqual([
      atom('pong'),
      atom('pong'),
    ])
    expect(ups).toBe(2) // one a side
    end()
  })
})

describe('disconnect', () => {
  it('ends what is up, and leaves alone what is being made, as OTP does', async () => {
    const lab = await Lab.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const dialled = a.connect('b@h2')
    expect(a.disconnect('b@h2')).toBe(false)
    await lab.time(dialled)
    expect([a.isConnected('b@h2'), a.disconnect('b@h2'), a.isConnected('b@h2')]).toEqual([true, true, false])
  })
})

describe('nodes', () => {
  it('are of several kinds, and who asks is told of those that come and go', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1', { hidden: false })
    await lab.start('b@h2', { hidden: false })
    await lab.start('h@h2', { hidden: true })
    const told: string[] = []
    const pid = a.spawn(async (self) => {
      for (;;) told.push(format(await self.receive()))
    })
    a.monitorNodes(pid)
    a.monitorNodes(pid, { nodeType: 'hidden' })
    await lab.time(a.ping('b@h2'))
    await lab.time(a.ping('h@h2'))
    expect([a.nodes(), a.nodes('hidden')]).toEqual([['b@h2'], ['h@h2']])
    expect([a.nodes('connected'), a.nodes('known'), a.nodes('this')]).toEqual([
      ['b@h2', 'h@h2'],
      ['a@h1', 'b@h2', 'h@h2'],
      ['a@h1'],
    ])
    expect([a.disconnect('b@h2'), a.disconnect('h@h2')]).toEqual([true, true])
    await lab.env.clock.advance(100)
    expect(told).toEqual([
      `{nodeup,b@h2}`,
      `{nodeup,h@h2,[{node_type,hidden}]}`,
      `{nodedown,b@h2}`,
      `{nodedown,h@h2,[{node_type,hidden}]}`,
    ])
  })
})

describe('messages between nodes', () => {
  it('arrive by pid and by {Name, Node}, in order, and the first one connects', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const got: Term[] = []
    b.register('inbox', b.spawn(collector(got)))
    for (const n of [1, 2, 3]) void a.send(t(atom('inbox'), atom('b@h2')), t(atom('n'), n))
    await lab.env.clock.runUntil(() => got.length === 3)
    expect(got.map((message) => format(message))).toEqual(['{n,1}', '{n,2}', '{n,3}'])
  })

  it('hold nobody up while the way is being made', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    lab.network.partition('h1', 'h2')
    const start = lab.env.clock.now()
    let waited = 0
    a.spawn(async (self) => {
      self.send(t(atom('inbox'), atom('b@h2')), 1)
      await self.receive(any, { after: 100 })
      waited = lab.env.clock.now() - start
    })
    await lab.until(() => waited > 0)
    expect(waited).toBe(100)
  })

  it('are not lost, however many, while the way is being made: where much waits, their sender is held', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const many = 80_000 // more than may wait for a connection
    let last: Term | undefined
    b.register(
      'inbox',
      b.spawn(async (self) => {
        for (let n = 0; n < many; n++) last = await self.receive(n)
      }),
    )
    a.spawn(async (self) => {
      for (let n = 0; n < many; n++) {
        self.send(t(atom('inbox'), atom('b@h2')), n)
        if (n % 1000 === 0) await self.receive(any, { after: 0 })
      }
    })
    await lab.env.clock.runUntil(() => last === many - 1)
    expect(last).toBe(many - 1)
  })

  it('do not change when the sender changes what was sent, even while the way is being made', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const got: Term[] = []
    b.register('inbox', b.spawn(collector(got)))
    const list = [1]
    void a.send(t(atom('inbox'), atom('b@h2')), list)
    list[0] = 2
    await lab.env.clock.runUntil(() => got.length === 1)
    expect(got).toEqual([[1]])
  })

  it('that are no terms throw before anything leaves', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    await expect(a.send(t(atom('x'), atom('b@h2')), [undefined] as never)).rejects.toThrow(TypeError)
    expect(a.nodes('connected')).toEqual([])
  })

  it('are answered by a call, whose late answer reaches nobody', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const echo = b.spawn(async (self) => {
      for (;;) {
        const [, [, tag], request] = await self.receive(t(atom('$gen_call'), t(any.pid, any), any))
        await self.receive(atom('never'), { after: request as number })
        self.send((tag as unknown as { tail: never }).tail, t(tag, atom('done')))
      }
    })
    b.register('echo', echo)
    const server = { name: atom('echo') as Atom, node: atom('b@h2') as Atom }
    const left: unknown[] = []
    const caller = new Promise<void>((resolve) => {
      a.spawn(async (self) => {
        left.push(format(await call(self, server, 10)))
        left.push(await call(self, server, 200, 100).catch((error: Error) => error.name))
        left.push(await self.receive(any, { after: 1000 }))
        resolve()
      })
    })
    await lab.time(caller)
    expect(left).toEqual(['done', 'CallTimeout', undefined])
  })
})

describe('the end of a node', () => {
  it('is told to who watched its processes, noproc to who comes late, and its name is free again', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const downs: string[] = []
    const victim = b.spawn((self) => self.receive())
    a.spawn(async (self) => {
      self.monitor({ name: atom('nobody'), node: atom('b@h2') })
      self.monitor({ name: atom('net_kernel'), node: atom('b@h2') })
      self.monitor(victim)
      for (;;) downs.push(format((await self.receive(t(atom('DOWN'), any, any, any, any)))[4]))
    })
    await lab.env.clock.advance(100)
    expect(downs).toEqual(['noproc'])
    await lab.time(b.stop())
    await lab.env.clock.advance(100)
    expect(downs).toEqual(['noproc', 'shutdown', 'shutdown'])
    expect(a.nodes('connected')).toEqual([])
    await lab.start('b@h2')
    expect(await lab.time(a.ping('b@h2'))).toBe(atom('pong'))
  })

  it('by a cut cable is noticed by silence, and is noconnection to who watched', async () => {
    const lab = await Lab.open()
    const [a] = [await lab.start('a@h1', { ticktime: 60_000 }), await lab.start('b@h2')]
    await lab.time(a.ping('b@h2'))
    const downs: string[] = []
    a.spawn(async (self) => {
      self.monitor({ name: atom('net_kernel'), node: atom('b@h2') })
      downs.push(format((await self.receive(t(atom('DOWN'), any, any, any, any)))[4]))
    })
    await lab.env.clock.advance(600_000)
    expect(a.nodes('hidden')).toEqual(['b@h2']) // ticks keep an idle link
    lab.network.partition('h1', 'h2')
    await lab.env.clock.advance(44_000)
    expect(a.nodes('hidden')).toEqual(['b@h2'])
    await lab.env.clock.advance(32_000)
    expect(a.nodes('hidden')).toEqual([])
    expect(downs).toEqual(['noconnection'])
  })
})

describe('start', () => {
  it('with a name that is taken fails and leaves nothing behind', async () => {
    const lab = await Lab.open()
    await lab.start('a@h1')
    await expect(lab.start('a@h1', { listen: { host: '0.0.0.0', port: 5555 } })).rejects.toThrow(
      'is registered already',
    )
    const c = await lab.start('c@h1', { listen: { host: '0.0.0.0', port: 5555 } })
    expect(c.port).toBe(5555)
  })

  it('without EPMD says so', async () => {
    const lab = await Lab.open()
    await expect(lab.start('a@h3')).rejects.toThrow('EPMD at localhost:4369 did not answer')
  })
})
