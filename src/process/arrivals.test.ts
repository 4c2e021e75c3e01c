/** Links, exits, aliases, timers and spawning, between processes of one runtime and of two that are joined by a wire of signals. */
import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Fun } from '../term/fun.ts'
import { Pid, type Reference } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { asErlangError } from './erlang_error.ts'
import { SystemLimit } from './errors.ts'
import { MAX_LINKS } from './links.ts'
import type { ProcessItem } from './process_info.ts'
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
      connect: () => (up ? Promise.resolve() : Promise.reject(new Error('cut'))),
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
const DOWN = t(atom('DOWN'), any, any, any, any)
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

  it.each([
    ['near', ['a@h1 link', 'a@h1 unlink']],
    ['far', ['a@h1 link', 'b@h2 link', 'a@h1 unlink', 'b@h2 unlink']],
  ])('are told to the trace where each of the two lives, %s', async (place, expected) => {
    const { a, b, run } = pair()
    const other = (place === 'near' ? a : b).spawn(waits)
    const told: string[] = []
    a.env.trace.subscribe(({ type, where }) => type.endsWith('link') && told.push(`${where} ${type}`))
    await run(a, async (self) => {
      self.link(other)
      self.link(other)
      await self.receive(any, { after: 10 })
      self.unlink(other)
    })
    expect(told).toEqual(expected)
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

  it('with processes of another node are no more than so many in all, when that node makes them', () => {
    const { a, b, cut } = pair()
    const ours = [a.spawn(waits), a.spawn(waits), a.spawn(waits), a.spawn(trapping)] as const
    const link = (id: number, to = ours[id % 2] as Pid): void =>
      a.deliver({ type: 'link', from: new Pid(b.identity, id, 0), to })
    for (const to of [ours[2], ours[3]]) link(1, to)
    expect(a.processes.linksWith(b.node)).toBe(2)
    a.exit(ours[2], atom('kill'))
    expect(a.processes.linksWith(b.node)).toBe(1)
    cut()
    expect(a.processes.linksWith(b.node)).toBe(0)
    for (let id = 1; id <= MAX_LINKS; id++) link(id)
    expect(() => link(MAX_LINKS + 1)).toThrow(SystemLimit)
    a.deliver({ type: 'unlink', id: 1n, from: new Pid(b.identity, 1, 0), to: ours[1] })
    link(MAX_LINKS + 1)
    expect(() => link(MAX_LINKS + 3)).toThrow(SystemLimit)
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

describe('monitors', () => {
  it.each(['near', 'far'])(
    'by a name are taken back from who had it when they were set, %s',
    async (place) => {
      const { a, b, run } = pair()
      const there = place === 'near' ? a : b
      const [first, second] = [there.spawn(waits), there.spawn(waits)]
      there.register('x', first)
      const watchers = (): Term =>
        [first, second].map((pid) => (there.processInfo(pid, 'monitored_by') as Term[]).length)
      const said = await run(a, async (self, say) => {
        const reference = self.monitor({ name: atom('x') as Atom, node: there.node })
        await self.receive(any, { after: 10 })
        say(watchers())
        there.unregister('x')
        there.register('x', second)
        self.demonitor(reference)
        await self.receive(any, { after: 10 })
        say(watchers())
      })
      expect(said).toEqual(['[1,0]', '[0,0]', 'done'])
    },
  )
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

describe('aliases', () => {
  it.each([
    ['explicit_unalias', [1, 2, 3]],
    ['demonitor', [1, 2]],
    ['reply_demonitor', [1]],
    [true, [1]],
  ] as const)('with a monitor, %s, end when they should', async (alias, expected) => {
    const { a, b, run } = pair()
    const target = b.spawn(waits)
    const said = await run(a, async (self, say) => {
      const reference = self.monitor(target, { alias })
      self.send(reference, 1)
      self.send(reference, 2)
      b.exit(target, atom('kill'))
      await self.receive(DOWN, { after: 10 })
      self.send(reference, 3)
      say(self.unalias(reference))
      self.send(reference, 4)
      for (;;) {
        const got = await self.receive(any, { after: 1 })
        if (got === undefined) break
        say(got)
      }
    })
    expect(said).toEqual([String(alias === 'explicit_unalias'), ...expected.map(String), 'done'])
  })

  it('of their own serve until unalias, or once', async () => {
    const { a, run } = pair()
    const said = await run(a, async (self, say) => {
      const [lasting, once] = [self.alias(), self.alias('reply')]
      for (const word of [1, 2]) {
        self.send(lasting, t(atom('lasting'), word))
        self.send(once, t(atom('once'), word))
      }
      say([self.unalias(lasting), self.unalias(lasting), self.unalias(once)])
      self.send(lasting, t(atom('lasting'), 3))
      for (let n = 0; n < 3; n++) say(await self.receive())
      say((await self.receive(any, { after: 10 })) === undefined)
    })
    const got = ['{lasting,1}', '{once,1}', '{lasting,2}']
    expect(said).toEqual(['[true,false,false]', ...got, 'true', 'done'])
  })
})

describe('monitor_node', () => {
  it('tells once for each time it was asked, when the connection ends or cannot be made', async () => {
    const { a, b, cut, run } = pair()
    const NODEDOWN = t(atom('nodedown'), b.node)
    const said = await run(a, async (self, say) => {
      for (const on of [true, true, true, false]) self.monitorNode(b.node, on)
      self.monitorNode(self.node, true)
      say((await self.receive(any, { after: 10 })) === undefined)
      cut()
      await self.receive(NODEDOWN)
      await self.receive(NODEDOWN)
      say((await self.receive(any, { after: 10 })) === undefined)
      self.monitorNode(b.node, true)
      say(await self.receive(any))
    })
    expect(said).toEqual(
      ['true', 'true', `{nodedown,'${b.node}'}`, 'done'].map((word) => word.replaceAll("'", '')),
    )
  })
})

describe('a runtime that is nonode@nohost', () => {
  it('has itself to watch, and no other node', () => {
    const lone = new Runtime(virtualEnv())
    const asked = new Promise<string[]>((resolve) => {
      lone.spawn((self) => {
        const ask = (node: Atom, on: boolean): string => {
          try {
            self.monitorNode(node, on)
            return 'true'
          } catch (error) {
            return format(asErlangError(error).reason)
          }
        }
        resolve([ask(self.node, true), ask(atom('b@h') as Atom, true), ask(atom('b@h') as Atom, false)])
      })
    })
    return expect(asked).resolves.toEqual(['true', 'notalive', 'notalive'])
  })
})

describe('timers', () => {
  it('send what was given, then, unless cancelled before', async () => {
    const { a, b, run } = pair()
    const said = await run(a, async (self, say) => {
      self.register('me')
      const list = [1]
      self.sendAfter(20, 'me', list)
      list[0] = 2
      const timer = self.startTimer(10, self.pid, atom('tick'))
      const cancelled = self.sendAfter(15, self.pid, atom('never'))
      self.sendAfter(5, 'nobody', 1)
      say([self.readTimer(cancelled), self.cancelTimer(cancelled), self.cancelTimer(cancelled)])
      const [, which, what] = await self.receive(t(atom('timeout'), any, any))
      say(t(which === timer, what))
      say(self.cancelTimer(timer))
      say(await self.receive())
      expect(() => self.sendAfter(-1, self.pid, 1)).toThrow('whole milliseconds')
      expect(() => self.sendAfter(1, new Pid(b.identity, 1, 0), 1)).toThrow('for a process of this node')
    })
    expect(said).toEqual(['[15,15,false]', '{true,tick}', 'false', '[1]', 'done'])
  })
})

describe('process_info', () => {
  it('shows whom a process has to do with', async () => {
    const { a, b, run } = pair()
    const said = await run(a, async (self, say) => {
      self.register('me')
      self.processFlag('trap_exit', true)
      const child = self.spawnLink(waits)
      self.monitor(child)
      self.send(self.pid, 1)
      const ask = (item: ProcessItem): unknown => a.processInfo(self.pid, item)
      say([
        ask('registered_name'),
        ask('trap_exit'),
        ask('message_queue_len'),
        ask('group_leader') === a.outside,
      ])
      expect(ask('links')).toEqual([child])
      expect(a.processInfo(child, 'monitored_by')).toEqual([self.pid])
      say(format(ask('monitors')) === `[{process,${format(child)}}]`)
      expect(b.processInfo(self.pid, 'links')).toBeUndefined()
      expect(() => ask('shoe_size' as never)).toThrow('knows no shoe_size')
    })
    expect(said).toEqual(['[me,true,1,true]', 'true', 'done'])
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
    const request = (options: Term[], name: string, args: readonly unknown[]): void => {
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
    request([atom('sideways')], 'apply', [])
    request([t(atom('priority'), atom('nonsense'))], 'apply', [])
    request([atom('monitor'), t(atom('min_heap_size'), 233)], 'apply', [
      new Fun(atom('m'), 0, new Uint8Array([1])),
      [],
    ])
    await pass()
    expect(wire).toMatchObject([
      { type: 'spawn_reply', result: atom('badopt') },
      { type: 'spawn_reply', result: atom('badopt') },
      { type: 'spawn_reply', monitored: true },
      { type: 'monitor_exit' },
    ])
    expect(format((wire[3] as Signal & { type: 'monitor_exit' }).reason)).toContain('{fun_needs_a_beam,#Fun<')
  })

  it('is told of as it was asked to be', async () => {
    const { a, b, cut, run } = pair()
    b.modules.set('m', { f: waits })
    const modes = ['yes', 'no', 'error_only', 'success_only'] as const
    const ask = async (self: Self, say: (word: unknown) => void): Promise<void> => {
      const asked = modes.map((reply) => self.spawnRequest(b.node, 'm', 'f', [], { reply }))
      for (;;) {
        const reply = await self.receive(REPLY, { after: 10 })
        if (reply === undefined) return
        say(`${modes[asked.indexOf(reply[1] as Reference)]} ${reply[2]}`)
      }
    }
    expect(await run(a, ask)).toEqual(['yes ok', 'success_only ok', 'done'])
    cut()
    expect(await run(a, ask)).toEqual(['yes error', 'error_only error', 'done'])
  })

  it('is not believed of a node that was not asked', async () => {
    const { a, b, run } = pair()
    b.modules.set('m', { f: waits })
    const said = await run(a, async (self, say) => {
      const reference = self.spawnRequest(b.node, 'm', 'f', [])
      for (const result of [atom('notsup'), self.pid])
        a.deliver({
          type: 'spawn_reply',
          node: atom('c@h3') as Atom,
          reference,
          to: self.pid,
          linked: false,
          monitored: false,
          result,
        })
      const [, , ok, pid] = await self.receive(REPLY)
      say(t(ok, (pid as Pid).node))
    })
    expect(said).toEqual(['{ok,b@h2}', 'done'])
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
