/** Links, exits and spawning, between processes of one runtime and of two that are joined by a wire of signals. */
import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Fun } from '../term/fun.ts'
import { Pid } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { Runtime } from './runtime.ts'
import type { Body, Self } from './self.ts'

/** Two runtimes; a signal takes 1 ms from one to the other, and `cut` ends the connection. */
function pair(): {
  a: Runtime
  b: Runtime
  wire: Signal[]
  cut(): void
  pass(ms?: number): Promise<void>
  /** What the process said, by `say`, until it stood still. */
  run(on: Runtime, body: (self: Self, say: (word: unknown) => void) => unknown): Promise<string[]>
} {
  const env = virtualEnv()
  const [a, b] = [new Runtime(env), new Runtime(env)]
  a.identity.become(atom('a@h1') as Atom, 1)
  b.identity.become(atom('b@h2') as Atom, 2)
  const wire: Signal[] = []
  let up = true
  const join = (from: Runtime, to: Runtime): void => {
    from.remote = {
      send: (_node, signal) => {
        wire.push(signal)
        if (!up) from.unreachable(signal)
        else env.clock.setTimer(1, () => up && to.deliver(signal))
        return undefined
      },
    }
  }
  join(a, b)
  join(b, a)
  const pass = (ms = 50): Promise<void> => env.clock.advance(ms)
  return {
    a,
    b,
    wire,
    pass,
    cut: () => {
      up = false
      a.nodeDown(b.node)
      b.nodeDown(a.node)
    },
    run: async (on, body) => {
      const said: string[] = []
      on.spawn(async (self) => {
        await body(self, (word) => said.push(typeof word === 'string' ? word : format(word)))
        said.push('done')
      })
      await pass(1000)
      return said
    },
  }
}

const EXIT = t(atom('EXIT'), any.pid, any)
const waits: Body = (self) => self.receive(atom('never'))
const trapping: Body = async (self) => {
  self.processFlag('trap_exit', true)
  await self.receive(atom('never'))
}

describe('links', () => {
  it.each(['near', 'far'])('take a linked process along for the same reason, %s', async (place) => {
    const { a, b, pass } = pair()
    const victim = (place === 'near' ? a : b).spawn(waits)
    const root = a.spawn(async (self) => {
      self.link(victim)
      await self.receive(any, { after: 10 })
      self.exit(t(atom('gone'), 1))
    })
    const reasons: string[] = []
    a.spawn(async (self) => {
      self.monitor(victim)
      self.monitor(root)
      for (;;) reasons.push(format((await self.receive(t(atom('DOWN'), any, any, any, any)))[4]))
    })
    await pass()
    expect(reasons).toEqual(['{gone,1}', '{gone,1}'])
  })

  it.each(['near', 'far'])('are messages to who traps exits, normal ones too, %s', async (place) => {
    const { a, b, run } = pair()
    const there = place === 'near' ? a : b
    const said = await run(a, async (self, say) => {
      say(self.processFlag('trap_exit', true))
      for (const ends of [() => {}, (it: Self) => it.exit(atom('boom'))]) {
        const pid = there.spawn(async (it) => {
          await it.receive(atom('go'))
          ends(it)
        })
        self.link(pid)
        self.send(pid, atom('go'))
        const [, from, reason] = await self.receive(EXIT)
        say(from === pid ? reason : from)
      }
      say(self.processFlag('trap_exit', false))
    })
    expect(said).toEqual(['false', 'normal', 'boom', 'true', 'done'])
  })

  it('with normal ends leave the other alone; with the dead they are noproc', async () => {
    const { a, b, run } = pair()
    const said = await run(a, async (self, say) => {
      self.spawnLink(() => {})
      await self.receive(any, { after: 5 })
      self.processFlag('trap_exit', true)
      for (const { identity } of [a, b]) {
        self.link(new Pid(identity, 999, 0))
        say((await self.receive(EXIT))[2])
      }
      self.link(self.pid)
      say((await self.receive(any, { after: 10 })) === undefined ? 'nothing' : 'something')
    })
    expect(said).toEqual(['noproc', 'noproc', 'nothing', 'done'])
  })

  it('given up have no effect from then on, and acknowledge before anything else is said', async () => {
    const { a, b, wire, run } = pair()
    const said = await run(a, async (self, say) => {
      const pid = b.spawn((it) => it.receive(atom('go')))
      self.link(pid)
      self.link(pid)
      await self.receive(any, { after: 10 })
      b.exit(pid, atom('boom')) // its exit signal crosses our unlink
      self.unlink(pid)
      self.unlink(pid)
      await self.receive(any, { after: 10 })
      say('alive')
    })
    expect(said).toEqual(['alive', 'done'])
    expect(wire.map(({ type }) => type)).toEqual(['link', 'exit', 'unlink', 'unlink_ack'])
  })

  it('break with their connection, and monitors with them', async () => {
    const { a, b, cut, pass } = pair()
    const reasons: string[] = []
    const far = b.spawn(trapping)
    a.spawn(async (self) => {
      self.processFlag('trap_exit', true)
      self.link(far)
      self.monitor(far)
      for (;;) reasons.push(format(t(...((await self.receive()) as unknown[]).slice(-1))))
    })
    const untrapped = a.spawn(async (self) => {
      self.link(far)
      await self.receive(atom('never'))
    })
    await pass()
    cut()
    await pass()
    expect(reasons.sort()).toEqual(['{noconnection}', '{noconnection}'])
    expect([a.isAlive(untrapped), b.isAlive(far)]).toEqual([false, true])
  })

  it('in a chain longer than the stack all break', async () => {
    const { a, pass } = pair()
    const pids: Pid[] = []
    const chained: Body = async (self) => {
      pids.push(self.pid)
      if (pids.length < 20_000) self.spawnLink(chained)
      await self.receive(atom('never'))
    }
    const first = a.spawn(chained)
    await pass()
    a.exit(first, atom('boom'))
    expect(pids).toHaveLength(20_000)
    expect(pids.filter((pid) => a.isAlive(pid))).toEqual([])
  })
})

describe('exit/2', () => {
  it('kill cannot be trapped, other reasons can; normal ends only oneself', async () => {
    const { b, a, run } = pair()
    const victim = b.spawn(trapping)
    const said = await run(a, async (self, say) => {
      const reference = self.monitor(victim)
      self.exit(victim, atom('boom'))
      self.exit(victim, atom('normal'))
      await self.receive(any, { after: 10 })
      say(b.isAlive(victim))
      self.exit(victim, atom('kill'))
      say((await self.receive(t(atom('DOWN'), reference, any, any, any)))[4])
      const [suicide, watch] = self.spawnMonitor(async (it) => {
        it.exit(it.pid, atom('normal'))
        await it.receive()
      })
      say((await self.receive(t(atom('DOWN'), watch, atom('process'), suicide, any)))[4])
    })
    expect(said).toEqual(['true', 'killed', 'normal', 'done'])
  })
})

describe('spawning by name', () => {
  const REPLY = t(atom('spawn_reply'), any, any, any)

  it.each(['near', 'far'])(
    'begins with a declared function, whose result nobody takes, %s',
    async (place) => {
      const { a, b, run } = pair()
      const there = place === 'near' ? a : b
      there.modules.set('m', {
        hello: (self, parent) => {
          self.send(parent as Pid, t(atom('hello'), self.node, self.groupLeader === a.outside))
        },
      })
      const said = await run(a, async (self, say) => {
        const reference = self.spawnRequest(there.node, 'm', 'hello', [self.pid], { monitor: true })
        const [, ref, ok, pid] = await self.receive(REPLY)
        say(t(ref === reference, ok))
        say(await self.receive(t(atom('hello'), any, any)))
        const [, , , who, reason] = await self.receive(t(atom('DOWN'), reference, any, any, any))
        say(t(who === pid, reason))
      })
      expect(said).toEqual(['{true,ok}', `{hello,${there.node},true}`, '{true,normal}', 'done'])
    },
  )

  it('links, and an undeclared function is undef of the new process', async () => {
    const { a, b, run } = pair()
    const said = await run(a, async (self, say) => {
      self.processFlag('trap_exit', true)
      self.spawnRequest(b.node, 'nowhere', 'f', [1], { link: true })
      say((await self.receive(REPLY))[2])
      say((await self.receive(EXIT))[2])
    })
    expect(said).toEqual(['ok', '{undef,[{nowhere,f,[1],[]}]}', 'done'])
  })

  it('is refused for options that nobody knows, and for a fun that needs a BEAM', async () => {
    const { a, b, wire, pass } = pair()
    const request = (options: Atom[], name: string, args: readonly unknown[]): void => {
      b.deliver({
        type: 'spawn_request',
        reference: a.makeRef(),
        from: a.outside,
        groupLeader: a.outside,
        node: b.node,
        module: atom('erlang'),
        function: atom(name),
        args: args as never,
        options,
      })
    }
    request([atom('sideways') as Atom], 'apply', [])
    request([atom('monitor') as Atom], 'apply', [new Fun(atom('m'), 0, new Uint8Array([1])), []])
    await pass()
    expect(wire).toMatchObject([
      { type: 'spawn_reply', result: atom('badopt') },
      { type: 'spawn_reply', monitored: true },
      { type: 'monitor_exit' },
    ])
    expect(format((wire[2] as Signal & { type: 'monitor_exit' }).reason)).toContain('{fun_needs_a_beam,#Fun<')
  })

  it('fails when the connection does, and leaves nobody linked with the dead', async () => {
    const { a, b, cut, run, pass } = pair()
    const said = await run(a, async (self, say) => {
      self.spawnRequest(b.node, 'm', 'f', [])
      cut()
      say(t(...(await self.receive(REPLY)).slice(2)))
      self.spawnRequest(b.node, 'm', 'f', [])
      say(t(...(await self.receive(REPLY)).slice(2)))
    })
    expect(said).toEqual(['{error,noconnection}', '{error,noconnection}', 'done'])

    const second = pair()
    let child: Pid | undefined
    second.b.modules.set('m', {
      f: (self) => {
        child = self.pid
        return self.receive(atom('never'))
      },
    })
    second.a.spawn((self) => self.spawnRequest(second.b.node, 'm', 'f', [], { link: true }))
    await second.pass()
    expect(child).toBeInstanceOf(Pid)
    expect(child !== undefined && second.b.isAlive(child)).toBe(false)
    await pass()
  })
})
