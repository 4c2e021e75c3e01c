/** Servers by all their names, their parents, what their callbacks put off, and who looks into them. */
import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import * as gen from './gen.ts'
import * as genServer from './gen_server.ts'

const env = virtualEnv()

/** What `task` gives, run in a process of a fresh runtime, in virtual time. */
async function inside<T>(task: (self: Self, runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = new Runtime({ ...env, log: () => {} })
  let settled: Promise<T> | undefined
  runtime.spawn(async (self) => {
    const outcome = task(self, runtime)
    await outcome.catch(() => {})
    settled = outcome
  })
  if (!(await env.clock.runUntil(() => settled !== undefined, 60_000)))
    throw new Error('nothing happens any more')
  return settled as Promise<T>
}

/** The text of the error that `task` fails with. */
const failureOf = (task: (self: Self, runtime: Runtime) => Promise<unknown>): Promise<string> =>
  inside(task).then(String, (error: Error) => error.message)

/** Answers every request with its state, and tells `log` the rest. */
const echo = (state: unknown, log: string[] = []): genServer.GenServer<unknown> => ({
  init: () => ['ok', state],
  handleCall: (request, _from, now) =>
    request === atom('state') ? ['reply', now as TermInput, now] : ['stop', request as TermInput, now],
  handleInfo: (message, now) => {
    log.push(format(message))
    return ['noreply', now]
  },
  terminate: (reason) => void log.push(`terminate ${format(reason)}`),
})

/** A registry of one's own, which answers at once or after a while. */
function registry(runtime: Runtime, slow = false) {
  const pids = new Map<string, Pid>()
  const answer = <T>(value: T) => (slow ? Promise.resolve(value) : value)
  runtime.modules.set('phone_book', {
    'register_name/2': (_self, name: Term = [], pid: Term = []) => {
      if (pids.has(keyOf(name))) return answer(atom('no'))
      pids.set(keyOf(name), pid as Pid)
      return answer(atom('yes'))
    },
    'whereis_name/1': (_self, name: Term = []) => answer(pids.get(keyOf(name)) ?? atom('undefined')),
    'unregister_name/1': (_self, name: Term = []) => answer(pids.delete(keyOf(name))),
  })
}

const via = (name: TermInput) => t('via', 'phone_book', name)

describe.each([
  ['that answers at once', false],
  ['that takes its time', true],
])('a server in a registry %s', (_, slow) => {
  it('is called, cast to, and stopped by its name', async () => {
    const log: string[] = []
    const result = await inside(async (self, runtime) => {
      registry(runtime, slow)
      const pid = await genServer.start(self, echo(1, log), { name: via(t(atom('room'), 7)) })
      expect(await genServer.call(self, via(t(atom('room'), 7)), atom('state'))).toBe(1)
      genServer.cast(self, via(t(atom('room'), 7)), 1)
      await expect(genServer.start(self, echo(2), { name: via(t(atom('room'), 7)) })).rejects.toThrow(
        `the server did not start: {already_started,${format(pid)}}`,
      )
      await genServer.stop(self, via(t(atom('room'), 7)))
      return log.join()
    })
    expect(result).toBe('terminate normal')
  })

  it('nobody there is noproc', async () => {
    const failed = await failureOf(async (self, runtime) => {
      registry(runtime, slow)
      genServer.cast(self, via('nobody'), 1)
      return genServer.call(self, via('nobody'), 1)
    })
    expect(failed).toBe('the call failed: noproc')
  })
})

describe.each([
  ['that is no module', () => {}, '{undef,[{phone_book,whereis_name,[x],[]}]}'],
  ['that fails', () => fail(), '{closed,[]}'],
  ['that fails later', () => Promise.resolve().then(fail), '{closed,[]}'],
])('a server in a registry %s', (_, whereis, why) => {
  it('is cast to in vain, and a call fails for the reason', async () => {
    const failed = await failureOf(async (self, runtime) => {
      if (!why.includes('undef')) runtime.modules.set('phone_book', { 'whereis_name/1': whereis })
      genServer.cast(self, via('x'), 1)
      return genServer.call(self, via('x'), 1)
    })
    expect(failed).toBe(`the call failed: ${why}`)
  })
})

const fail = (): never => {
  throw new ErlangError('error', atom('closed'))
}

describe('a request to a registry', () => {
  it('is sent if the registry knows at once; who is not there is told by its response', async () => {
    const result = await failureOf(async (self, runtime) => {
      registry(runtime)
      await genServer.start(self, echo(5), { name: via('five') })
      const request = genServer.sendRequest(self, via('five'), atom('state'))
      expect(await genServer.waitResponse(self, request, 100)).toBe(5)
      return genServer.receiveResponse(self, genServer.sendRequest(self, via('nobody'), 1))
    })
    expect(result).toBe('the call failed: noproc')
    expect(
      await failureOf(async (self, runtime) => {
        registry(runtime, true)
        return genServer.sendRequest(self, via('x'), 1)
      }),
    ).toContain('takes its time: use call')
  })

  it('can be checked against any message', async () => {
    await inside(async (self) => {
      const pid = await genServer.start(self, echo(5))
      const request = genServer.sendRequest(self, pid, atom('state'))
      self.send(self.pid, atom('other'))
      const seen: unknown[] = []
      for (let i = 0; i < 2; i++) seen.push(genServer.checkResponse(self, await self.receive(), request))
      expect(seen.toSorted()).toEqual([5, undefined])
    })
  })
})

describe('who does not catch a failed call', () => {
  it('ends as an Erlang process would', async () => {
    const reasonOf = (self: Self, body: (own: Self) => Promise<unknown>) => {
      const [, reference] = self.spawnMonitor(body)
      return self
        .receive(t(atom('DOWN'), reference, any, any, any))
        .then(([, , , , reason]) => format(reason))
    }
    await inside(async (self) => {
      const deaf = self.spawn((own) => own.receive(atom('never')))
      expect(await reasonOf(self, (own) => genServer.call(own, 'nobody', atom('hi')))).toBe(
        '{noproc,{gen_server,call,[nobody,hi]}}',
      )
      expect(await reasonOf(self, (own) => genServer.call(own, deaf, 1, 10))).toBe(
        `{timeout,{gen_server,call,[${format(deaf)},1,10]}}`,
      )
      expect(await reasonOf(self, (own) => genServer.call(own, own.pid, 1))).toMatch(/^\{calling_self,/)
      const named = async (own: Self) => {
        own.register('me')
        await genServer.call(own, 'me', 1)
      }
      expect(await reasonOf(self, named)).toMatch(/^\{calling_self,/)
      expect(await reasonOf(self, (own) => genServer.stop(own, t('nobody', 'b@h2')))).toBe(
        '{{nodedown,b@h2},{sys,terminate,[{nobody,b@h2},normal,infinity]}}',
      )
      expect(await reasonOf(self, (own) => genServer.stop(own, 'nobody'))).toBe('noproc')
    })
  })
})

describe('a start', () => {
  it('with a link ends the server when its parent ends; one that traps exits is asked to terminate', async () => {
    const log: string[] = []
    const trapping: genServer.GenServer<unknown> = {
      ...echo(null, log),
      init(self) {
        self.processFlag('trap_exit', true)
        return ['ok', null]
      },
    }
    const alive = await inside(async (self, runtime) => {
      const started: Pid[] = []
      const [, reference] = self.spawnMonitor(async (parent) => {
        started.push(await genServer.startLink(parent, trapping), await genServer.startLink(parent, echo(1)))
        parent.exit(atom('enough'))
      })
      await self.receive(t(atom('DOWN'), reference, any, any, any))
      await self.receive(atom('nothing'), { after: 1 })
      return started.map((pid) => runtime.isAlive(pid))
    })
    expect(alive).toEqual([false, false])
    expect(log).toEqual(['terminate enough'])
  })

  it('with a link that fails tells the parent by its exit signal as well', async () => {
    const told = await inside(async (self) => {
      self.processFlag('trap_exit', true)
      await expect(genServer.startLink(self, { init: () => ['stop', atom('no_disk')] })).rejects.toThrow(
        'no_disk',
      )
      const [, , reason] = await self.receive(t(atom('EXIT'), any.pid, any))
      return format(reason)
    })
    expect(told).toBe('no_disk')
  })

  it('with a monitor tells of the end', async () => {
    const reason = await inside(async (self) => {
      const [pid, reference] = await genServer.startMonitor(self, echo(1))
      await genServer.call(self, pid, atom('over')).catch(() => {})
      return format((await self.receive(t(atom('DOWN'), reference, any, pid, any)))[4])
    })
    expect(reason).toBe('over')
  })

  it('that takes too long is given up, and its name is free again', async () => {
    const slow: genServer.GenServer<number> = { init: () => new Promise(() => {}) }
    const outcome = await inside(async (self, runtime) => {
      const failure = await genServer.start(self, slow, { name: 'slow', timeout: 20 }).catch(String)
      return `${failure}, ${runtime.whereis('slow')}`
    })
    expect(outcome).toBe('StartFailed: the server did not start: timeout, undefined')
  })

  it('whose init is killed, or gives what it may not, fails, and its name is free at once', async () => {
    const outcome = await inside(async (self, runtime) => {
      const failure = (init: genServer.GenServer<number>['init']) =>
        genServer.start(self, { init }, { name: t('local', 'it') }).catch((error) => {
          expect(runtime.whereis('it')).toBeUndefined()
          return format(error.reason)
        })
      const killed = failure((own) => {
        own.exit(own.pid, atom('kill'))
        return ['ok', 1]
      })
      return [await killed, await failure(() => 'yes' as never), await failure(() => ['stop', 1])].join()
    })
    expect(outcome).toBe('killed,{bad_return_value,[<<"y">>,<<"e">>,<<"s">>]},1')
  })
})

describe('a callback', () => {
  it('puts off work with continue, before any message; hibernating makes no difference', async () => {
    const server: genServer.GenServer<string[]> = {
      init: (self) => {
        self.send(self.pid, atom('early'))
        return ['ok', [], ['continue', () => 'no term']]
      },
      handleContinue: (work, done) => ['noreply', [...done, (work as () => string)()], 'hibernate'],
      handleInfo: (message, done) => ['noreply', [...done, format(message)], 10],
      handleCall: (_request, _from, done) => ['reply', done, done, ['continue', () => 'after the reply']],
    }
    const seen = await inside(async (self) => {
      const pid = await genServer.start(self, server)
      await self.receive(atom('nothing'), { after: 15 })
      const first = await genServer.call(self, pid, 1)
      return [format(first), format(await genServer.call(self, pid, 1))]
    })
    expect(seen).toEqual([
      '[<<"no term">>,<<"early">>,<<"timeout">>]',
      expect.stringContaining('<<"after the reply">>'),
    ])
  })

  it('that returns what none may return ends the server', async () => {
    const reasonFor = (handled: unknown) =>
      failureOf(async (self) => {
        const pid = await genServer.start(self, { init: () => ['ok', 0], handleCall: () => handled as never })
        return genServer.call(self, pid, 1)
      })
    expect(await reasonFor(undefined)).toBe('the call failed: {bad_return_value,{js,<<"undefined">>}}')
    expect(await reasonFor(['reply'.length, 1])).toBe('the call failed: {bad_return_value,[5,1]}')
    expect(await reasonFor(['noreply', 0, ['proceed', 1]])).toBe(
      'the call failed: {bad_return_value,[<<"proceed">>,1]}',
    )
  })
})

describe('a look into a server', () => {
  const ask = (self: Self, pid: Pid, request: Term): Promise<Term> =>
    gen.receiveResponse(self, gen.sendRequest(self, pid, request, 'system'))

  it('shows its state, as far as it is a term', async () => {
    class Cache {}
    const states = await inside(async (self) => {
      const state = async (value: unknown) =>
        format(await ask(self, await genServer.start(self, echo(value)), atom('get_state')))
      return [await state(t(atom('n'), 1)), await state(new Cache()), await state(() => 1)]
    })
    expect(states).toEqual(['{ok,{n,1}}', '{ok,{js,<<"Cache">>}}', '{ok,{js,<<"() => 1">>}}'])
  })

  it('does not replace a state that JavaScript alone knows', async () => {
    const answers = await inside(async (self, runtime) => {
      runtime.modules.set('erlang', { 'abs/1': (_self, n) => Math.abs(Number(n)) })
      const replaced = async (value: unknown) => {
        const server = await genServer.start(self, echo(value))
        const answer = await ask(
          self,
          server,
          t(atom('replace_state'), new Export(atom('erlang'), atom('abs'), 1)) as never,
        )
        return [format(answer), await genServer.call(self, server, atom('state'))]
      }
      return [await replaced(-1), (await replaced(new Map()))[0], (await replaced({ a: 1 }))[0]]
    })
    const refused = '{error,{callback_failed,{gen_server,system_replace_state},{error,state_is_no_term}}}'
    expect(answers).toEqual([['{ok,1}', 1], refused, refused])
  })

  it('suspends it: then it takes nothing but system messages, until it is resumed or stopped', async () => {
    const log: string[] = []
    const result = await inside(async (self, runtime) => {
      const pid = await genServer.start(self, echo(1, log), { name: 'it' })
      expect(await ask(self, pid, atom('suspend'))).toBe(atom('ok'))
      self.send(pid, atom('info'))
      expect(await genServer.call(self, pid, atom('state'), 10).catch(String)).toContain(
        'no answer within 10 ms',
      )
      expect(format(await ask(self, pid, atom('get_status')))).toContain('suspended')
      expect(format(await ask(self, pid, atom('nonsense')))).toBe('{error,{unknown_system_msg,nonsense}}')
      expect(log).toEqual([])
      expect(await ask(self, pid, atom('resume'))).toBe(atom('ok'))
      expect(await genServer.call(self, pid, atom('state'))).toBe(1)
      expect(log).toEqual(['info'])
      await ask(self, pid, atom('suspend'))
      await genServer.stop(self, pid)
      return String(runtime.whereis('it' as unknown as Atom))
    })
    expect(result).toBe('undefined')
  })
})
