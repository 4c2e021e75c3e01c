import { describe, expect, it } from 'vitest'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import { MAX_DEPTH } from '../term/no_term.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { ErlangError } from './erlang_error.ts'
import { BadArg, SystemLimit } from './errors.ts'
import { Runtime } from './runtime.ts'
import type { Self } from './self.ts'
import { MAX_MONITORS } from './watchers.ts'

function world(): {
  env: VirtualEnv
  runtime: Runtime
  run: <T>(body: (self: Self) => Promise<T> | T) => Promise<T>
} {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  /** Runs `body` as a process and gives its result; virtual time passes as needed. */
  const run = async <T>(body: (self: Self) => Promise<T> | T): Promise<T> => {
    let outcome: { value: T } | { error: unknown } | undefined
    runtime.spawn(async (self) => {
      try {
        outcome = { value: await body(self) }
      } catch (error) {
        outcome = { error }
      }
    })
    await env.clock.runUntil(() => outcome !== undefined)
    if (outcome === undefined) throw new Error('the process waits for ever')
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }
  return { env, runtime, run }
}

describe('send', () => {
  it('copies before it returns, so neither side sees the other change it', async () => {
    const { run } = world()
    const [before, after] = await run(async (self) => {
      const list: [number, number[]] = [1, [3000]]
      self.send(self.pid, list)
      list[1][0] = 4000
      const got = await self.receive(any.list)
      return [format(got), format(list)]
    })
    expect([before, after]).toEqual(['[1,[3000]]', '[1,[4000]]'])
  })

  it('to a dead pid is swallowed; to a name that nobody here has is badarg; to {Name, Node} never fails', async () => {
    const { runtime, run } = world()
    await run((self) => {
      self.send(new Pid(runtime.identity, 999, 0), 1)
      self.send(t('nobody', 'b@h'), 1)
      self.send(t('nobody', runtime.node), 1)
    })
    await expect(run((self) => self.send('nobody', 1))).rejects.toThrow(
      'nobody on this node is registered as nobody',
    )
  })

  it('of another shape is badarg, a tuple of three too', async () => {
    const { run } = world()
    for (const to of [t(), t('x'), t('x', 'b@h', 1), t(1, 'b@h'), [], 1]) {
      await expect(run((self) => self.send(to as never, 1))).rejects.toThrow(BadArg)
    }
  })

  it('keeps the order of a pair', async () => {
    const { run } = world()
    const got = await run(async (self) => {
      const parent = self.pid
      self.spawn((child) => {
        for (let n = 0; n < 1000; n++) child.send(parent, n)
      })
      const numbers = []
      for (let n = 0; n < 1000; n++) numbers.push(await self.receive(any.small))
      return numbers
    })
    expect(got).toEqual(Array.from({ length: 1000 }, (_, n) => n))
  })
})

describe('receive', () => {
  it('is selective', async () => {
    const { run } = world()
    const order = await run(async (self) => {
      for (const word of ['b', 'a', 'c'] as const) self.send(self.pid, atom(word))
      return [await self.receive(atom('a')), await self.receive(), await self.receive()].map(String)
    })
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('gives up after the time, at once for 0', async () => {
    const { env, run } = world()
    expect(await run((self) => self.receive(any, { after: 3_600_000 }))).toBeUndefined()
    expect(env.clock.now()).toBe(3_600_000)
    expect(await run((self) => self.receive(any, { after: 0 }))).toBeUndefined()
  })

  it('lets I/O have its turn while two processes play ping-pong', async () => {
    const { env, runtime } = world()
    let ioTurns = 0
    const counting = {
      ...env,
      yieldToIo: () => {
        ioTurns++
        return env.yieldToIo()
      },
    }
    const busy = new Runtime(counting)
    let done = false
    const echo = busy.spawn(async (self) => {
      for (;;) {
        const from = await self.receive(any.pid)
        self.send(from, atom('pong'))
      }
    })
    busy.spawn(async (self) => {
      for (let n = 0; n < 10_000; n++) {
        self.send(echo, self.pid)
        await self.receive(atom('pong'))
      }
      done = true
    })
    await expect.poll(() => done).toBe(true)
    expect(ioTurns).toBeGreaterThan(2)
    expect(runtime.node).toBe(atom('nonode@nohost'))
  })
})

describe('the end of a process', () => {
  const reasonOf = (body: (self: Self) => Promise<unknown> | unknown) => async (self: Self) => {
    const reference = self.monitor(self.spawn(body))
    return format((await self.receive(t(atom('DOWN'), reference, any, any, any)))[4])
  }

  it('has the reason that its function gave', async () => {
    const { run } = world()
    expect(await run(reasonOf(() => 1))).toBe('normal')
    expect(await run(reasonOf((self) => self.exit(t('shutdown', 1))))).toBe('{<<"shutdown">>,1}')
    expect(await run(reasonOf(() => Promise.reject(new RangeError('too far'))))).toBe(
      '{{js_error,<<"RangeError: too far">>},[]}',
    )
    const raise = (reason: Term) => () => {
      throw new ErlangError('error', reason)
    }
    expect(await run(reasonOf(raise(atom('badarg'))))).toBe('{badarg,[]}')
    expect(await run(reasonOf(raise(undefined as never)))).toContain('js_error')
  })

  it('by a mistake in JavaScript is logged with its place, which nobody else is told', async () => {
    const { env } = world()
    const logged: string[] = []
    const runtime = new Runtime({ ...env, log: (_level, text) => logged.push(text) })
    runtime.spawn(function deliver() {
      throw new TypeError('no\x1b[2J\nprice')
    })
    runtime.spawn(() => {
      throw new ErlangError('error', atom('oops'))
    })
    await expect.poll(() => logged.length).toBe(2)
    const [said, ...calls] = logged[0]?.split('\n') ?? []
    expect(said).toMatch(/with exit value: \{\{js_error,<<"TypeError: no\\e\[2J\\nprice">>\},\[\]\}$/)
    expect(calls[0]).toMatch(/deliver.*runtime\.test\.ts/)
    expect(logged[1]).toMatch(/with exit value: \{oops,\[\]\}$/)
  })

  it('by exit/2: kill becomes killed, normal is ignored', async () => {
    const { runtime, run } = world()
    const reason = await run(async (self) => {
      const victim = self.spawn((it) => it.receive())
      const reference = self.monitor(victim)
      runtime.exit(victim, atom('normal'))
      runtime.exit(victim, atom('kill'))
      return format((await self.receive(t(atom('DOWN'), reference, any, any, any)))[4])
    })
    expect(reason).toBe('killed')
  })

  it('is seen by all at once, and its own code reaches nobody any more', async () => {
    const { env, runtime, run } = world()
    const seen = await run(async (self) => {
      const parent = self.pid
      let aborted = false
      const victim = self.spawn(async (it) => {
        it.register('victim')
        it.signal.addEventListener('abort', () => {
          aborted = true
        })
        it.send(parent, atom('ready'))
        await new Promise<void>((wake) => env.clock.setTimer(10, wake))
        it.send(parent, atom('ghost'))
      })
      await self.receive(atom('ready'))
      runtime.exit(victim, atom('kill'))
      const after = [runtime.whereis('victim'), runtime.isAlive(victim), aborted]
      return [...after, await self.receive(atom('ghost'), { after: 100 })]
    })
    expect(seen).toEqual([undefined, false, true, undefined])
  })

  it('is noproc to a monitor that comes too late, and nothing after demonitor', async () => {
    const { run } = world()
    const got = await run(async (self) => {
      const gone = self.spawn(() => {})
      await self.receive(any, { after: 1 })
      const late = self.monitor(gone)
      const [, , , who, reason] = await self.receive(t(atom('DOWN'), late, any, any, any))
      const other = self.spawn(() => {})
      self.demonitor(self.monitor(other))
      return [who === gone, format(reason), await self.receive(any, { after: 10 })]
    })
    expect(got).toEqual([true, 'noproc', undefined])
  })
})

describe('names', () => {
  it('are unique, and free again when their process ends', async () => {
    const { runtime, run } = world()
    await run(async (self) => {
      const holder = self.spawn((it) => it.receive())
      runtime.register('name', holder)
      expect(() => self.register('name')).toThrow('the name name is taken')
      expect(() => runtime.register('other', holder)).toThrow('is registered already, as name')
      runtime.exit(holder, atom('kill'))
      self.register('name')
      expect(runtime.whereis('name')).toBe(self.pid)
    })
  })
})

describe('signals from another node', () => {
  const stranger = new Pid(remoteIdentity(atom('b@h') as Atom, 9), 5, 0)

  function distributed(): { runtime: Runtime; sent: Signal[] } {
    const runtime = new Runtime(virtualEnv())
    const sent: Signal[] = []
    runtime.remote = {
      send: (_node, signal) => void sent.push(signal) as undefined,
      connect: () => Promise.resolve(),
    }
    return { runtime, sent }
  }

  it('monitor of nobody is answered noproc', () => {
    const { runtime, sent } = distributed()
    const target = { name: atom('nobody') as Atom, node: runtime.node }
    const reference = runtime.makeRef()
    runtime.deliver({ type: 'monitor', from: stranger, target, reference })
    expect(sent).toEqual([
      { type: 'monitor_exit', from: target, to: stranger, reference, reason: atom('noproc') },
    ])
  })

  it('monitors of one node are no more than so many, and that node alone is refused', async () => {
    const { runtime, sent } = distributed()
    const target = runtime.spawn((self) => self.receive())
    const watch = (from: Pid, n: number) =>
      runtime.deliver({ type: 'monitor', from, target, reference: new Reference(from.home, [n]) })
    for (let n = 0; n < MAX_MONITORS; n++) watch(stranger, n)
    watch(stranger, 1) // the same once more
    expect(() => watch(stranger, MAX_MONITORS)).toThrow(SystemLimit)
    let begun = 0
    runtime.modules.set('m', { f: () => void begun++ })
    runtime.deliver({
      type: 'spawn_request',
      reference: new Reference(stranger.home, [MAX_MONITORS]),
      from: stranger,
      groupLeader: stranger,
      node: runtime.node,
      module: atom('m'),
      function: atom('f'),
      args: [],
      options: [atom('link'), atom('monitor')],
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toMatchObject([{ type: 'spawn_reply', result: atom('system_limit'), linked: false }])
    expect(begun, 'a process whose monitor was refused').toBe(0)
    watch(new Pid(remoteIdentity(atom('c@h') as Atom, 1), 1, 0), 1)
    const reference = new Reference(stranger.home, [1])
    runtime.deliver({ type: 'demonitor', from: stranger, target, reference })
    watch(stranger, MAX_MONITORS)
    runtime.nodeDown(stranger.node)
    watch(stranger, 1)
  })

  it('a DOWN from another node than that of who is watched is a lie', async () => {
    const { runtime } = distributed()
    const got: Term[] = []
    runtime.spawn(async (self) => {
      const reference = self.monitor({ name: atom('server'), node: atom('c@h') as Atom })
      const exit = { type: 'monitor_exit', to: self.pid, reference } as const
      runtime.deliver({ ...exit, from: stranger, reason: atom('lie') })
      const from = new Pid(remoteIdentity(atom('c@h') as Atom, 1), 1, 0)
      runtime.deliver({ ...exit, from, reason: atom('true_end') })
      got.push((await self.receive(t(atom('DOWN'), any, any, any, any)))[4])
    })
    await expect.poll(() => got).toEqual([atom('true_end')])
  })

  it('nothing leaves for a process of an earlier life of this node, and a monitor of it is noproc', async () => {
    const { runtime, sent } = distributed()
    runtime.identity.become(atom('a@h') as Atom, 2)
    const former = new Pid(remoteIdentity(atom('a@h') as Atom, 1), 1, 0)
    const got: Term[] = []
    runtime.spawn(async (self) => {
      self.send(former, 1)
      self.monitor(former)
      got.push((await self.receive(t(atom('DOWN'), any, any, any, any)))[4])
    })
    await expect.poll(() => got).toEqual([atom('noproc')])
    expect(sent).toEqual([])
  })

  it('an exit reason that is too deep for a signal ends its process alone', async () => {
    const { runtime } = distributed()
    let deep: Term = 1
    for (let n = 0; n < MAX_DEPTH; n++) deep = t(deep) as unknown as Term
    const pid = runtime.spawn((self) => self.exit(deep))
    await expect.poll(() => runtime.isAlive(pid)).toBe(false)
    expect(() => runtime.exit(stranger, deep)).toThrow(TypeError)
  })

  it('a reply by an alias ends the monitor that it belongs to, and the alias serves once', async () => {
    const { runtime, sent } = distributed()
    const got: Term[] = []
    runtime.spawn(async (self) => {
      const alias = self.monitor({ name: atom('server'), node: atom('b@h') as Atom }, { alias: true })
      runtime.deliver({ type: 'message', from: stranger, to: alias, message: 1 })
      runtime.deliver({ type: 'message', from: stranger, to: alias, message: 2 })
      for (;;) got.push(await self.receive())
    })
    await expect.poll(() => got).toEqual([1])
    expect(sent.map(({ type }) => type)).toEqual(['monitor', 'demonitor'])
  })
})
