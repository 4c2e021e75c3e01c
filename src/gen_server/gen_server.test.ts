import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import type { Destination } from '../process/destination.ts'
import { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import * as genServer from './gen_server.ts'

/** A runtime in which `time(promise)` lets virtual time pass until the promise settles. */
function world() {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  const where = {
    spawn: (body: (self: Self) => unknown) => runtime.spawn(body),
    whereis: (name: string) => runtime.whereis(name),
    send: async (to: Destination, message: TermInput) => runtime.send(runtime.outside, to, message),
  }
  const time = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)
  const failure = (promise: Promise<unknown>) => time(promise.then(String, (error: Error) => error.message))
  return { env, runtime, where, time, failure }
}

/** Counts; what it was told besides is in `log`. */
function counter(log: string[] = []): genServer.GenServer<number> {
  const later: genServer.From[] = []
  return {
    init: () => ['ok', 0],
    handleCall(request, from, n, self) {
      if (request === atom('next')) return ['reply', n + 1, n + 1]
      if (request === atom('later')) {
        later.push(from)
        return ['noreply', n]
      }
      if (request === atom('flush')) {
        for (const waiting of later.splice(0)) genServer.reply(self, waiting, atom('at_last'))
        return ['reply', atom('ok'), n]
      }
      if (request === atom('bye')) return ['stop', atom('normal'), atom('gone'), n]
      throw new Error('bad request')
    },
    handleCast: (request, n) =>
      request === atom('nap') ? ['noreply', n, 50] : ['noreply', n + (request as number)],
    handleInfo(message, n) {
      log.push(format(message))
      return ['noreply', n]
    },
    terminate(reason, n) {
      log.push(`terminate ${format(reason)} at ${n}`)
    },
  }
}

describe('a server', () => {
  it('answers calls from processes and from outside, by pid and by name, and takes casts in order', async () => {
    const { where, time } = world()
    const pid = await time(genServer.start(where, counter(), { name: 'counter' }))
    expect(await time(genServer.call(where, pid, atom('next')))).toBe(1)
    genServer.cast(where, 'counter', 10)
    expect(await time(genServer.call(where, 'counter', atom('next')))).toBe(12)
    const inside = new Promise((resolve) => {
      where.spawn(async (self) => resolve(await genServer.call(self, 'counter', atom('next'))))
    })
    expect(await time(inside)).toBe(13)
  })

  it('gets other messages as info, and a timeout when it asked for one and nothing came', async () => {
    const { where, time, env } = world()
    const log: string[] = []
    const pid = await time(genServer.start(where, counter(log)))
    void where.send(pid, t(atom('hello'), 1))
    genServer.cast(where, pid, atom('nap'))
    await env.clock.advance(49)
    expect(log).toEqual(['{hello,1}'])
    await env.clock.advance(1)
    expect(log).toEqual(['{hello,1}', 'timeout'])
  })

  it('answers later, while it serves others', async () => {
    const { where, time } = world()
    const pid = await time(genServer.start(where, counter()))
    const late = genServer.call(where, pid, atom('later'))
    expect(await time(genServer.call(where, pid, atom('next')))).toBe(1)
    await time(genServer.call(where, pid, atom('flush')))
    expect(await time(late)).toBe(atom('at_last'))
  })

  it('answers an old caller, whose tag is a plain reference, by pid', async () => {
    const { where, time } = world()
    const pid = await time(genServer.start(where, counter()))
    const answer = new Promise<string>((resolve) => {
      where.spawn(async (self) => {
        self.send(pid, t(atom('$gen_call'), t(self.pid, t(atom('any_tag'), 7)), atom('next')))
        resolve(format(await self.receive()))
      })
    })
    expect(await time(answer)).toBe('{{any_tag,7},1}')
  })
})

describe('a call', () => {
  it('that nobody answers in time fails, and the late answer reaches nobody', async () => {
    const { where, time } = world()
    const pid = await time(genServer.start(where, counter()))
    const seen = new Promise<unknown[]>((resolve) => {
      where.spawn(async (self) => {
        const failed = await genServer.call(self, pid, atom('later'), 100).catch((error: Error) => error.name)
        await genServer.call(self, pid, atom('flush'))
        resolve([failed, await self.receive(any, { after: 1000 })])
      })
    })
    expect(await time(seen)).toEqual(['CallTimeout', undefined])
  })

  it('fails with noproc, with the reason for which the server ended, and when it calls itself', async () => {
    const { where, time, failure } = world()
    expect(await failure(genServer.call(where, 'nobody', 1))).toBe('the call failed: noproc')
    const pid = await time(genServer.start(where, counter()))
    expect(await failure(genServer.call(where, pid, atom('what')))).toContain('Error: bad request')
    const own = new Promise((resolve) => {
      where.spawn((self) => genServer.call(self, self.pid, 1).catch((error: Error) => resolve(error.message)))
    })
    expect(await time(own)).toBe('the call failed: calling_self')
  })

  it('can be sent now and its answer received after others', async () => {
    const { where, time } = world()
    const pid = await time(genServer.start(where, counter()))
    const answers = new Promise<Term[]>((resolve) => {
      where.spawn(async (self) => {
        const [first, second] = [atom('next'), atom('next')].map((ask) =>
          genServer.sendRequest(self, pid, ask),
        )
        if (first === undefined || second === undefined) throw new Error('two were sent')
        const last = await genServer.receiveResponse(self, second)
        resolve([last, await genServer.receiveResponse(self, first)])
      })
    })
    expect(await time(answers)).toEqual([2, 1])
  })

  it('of several nodes tells who answered and who did not', async () => {
    const { where, runtime, time } = world()
    await time(genServer.start(where, counter(), { name: 'counter' }))
    const { replies, badNodes } = await time(
      genServer.multiCall(where, [runtime.node, 'b@h2'], 'counter', atom('next')),
    )
    expect([format(replies), format(badNodes)]).toEqual(['[[nonode@nohost,1]]', '[b@h2]'])
  })
})

describe('a cast', () => {
  it('never fails for want of a receiver, but does for what is no term', async () => {
    const { where, time } = world()
    genServer.cast(where, 'nobody', 1)
    const inside = new Promise((resolve) => {
      where.spawn((self) => resolve(genServer.cast(self, 'nobody', 1)))
    })
    expect(await time(inside)).toBeUndefined()
    expect(() => genServer.cast(where, 'nobody', [undefined] as never)).toThrow(TypeError)
  })
})

describe('the end of a server', () => {
  it('by stop runs terminate and is awaited; who is not there is noproc', async () => {
    const { where, time, failure, runtime } = world()
    const log: string[] = []
    const pid = await time(genServer.start(where, counter(log), { name: 'counter' }))
    await time(genServer.stop(where, 'counter'))
    expect(log).toEqual(['terminate normal at 0'])
    expect(runtime.isAlive(pid)).toBe(false)
    expect(await failure(genServer.stop(where, 'counter'))).toBe('the call failed: noproc')
  })

  it('by stop takes no longer than the caller gives it, the wait for its turn included', async () => {
    const { where, time, failure, env } = world()
    const busy: genServer.GenServer<null> = {
      init: () => ['ok', null],
      handleCast: async (_, state, self) => {
        await self.receive(atom('never'), { after: 60 })
        return ['noreply', state]
      },
      terminate: async (_reason, _state, self) => void (await self.receive(atom('never'), { after: 60 })),
    }
    const pid = await time(genServer.start(where, busy))
    genServer.cast(where, pid, atom('work'))
    const begun = env.clock.now()
    expect(await failure(genServer.stop(where, pid, atom('shutdown'), 100))).toBe('no answer within 100 ms')
    expect(env.clock.now() - begun).toBe(100)
  })

  it('by its own wish answers the caller first', async () => {
    const { where, time } = world()
    const log: string[] = []
    const pid = await time(genServer.start(where, counter(log)))
    expect(await time(genServer.call(where, pid, atom('bye')))).toBe(atom('gone'))
    expect(log).toEqual(['terminate normal at 0'])
  })

  it('by an error tells terminate why', async () => {
    const { where, time, failure } = world()
    const log: string[] = []
    const pid = await time(genServer.start(where, counter(log)))
    await failure(genServer.call(where, pid, atom('what')))
    expect(log).toEqual(['terminate {{js_error,<<"Error: bad request">>},[]} at 0'])
  })
})

describe('a start', () => {
  it('under a name that is taken says who has it', async () => {
    const { where, time, failure } = world()
    const pid = await time(genServer.start(where, counter(), { name: 'counter' }))
    expect(await failure(genServer.start(where, counter(), { name: 'counter' }))).toBe(
      `the server did not start: {already_started,${format(pid)}}`,
    )
  })

  it('whose init says no fails for that reason', async () => {
    const { where, failure } = world()
    const refused = (init: genServer.GenServer<number>['init']) => failure(genServer.start(where, { init }))
    expect(await refused(() => ['stop', atom('no_disk')])).toBe('the server did not start: no_disk')
    expect(await refused(() => ['ignore'])).toBe('the server did not start: ignore')
    expect(await refused((self) => self.exit(atom('oops')))).toBe('the server did not start: oops')
  })
})
