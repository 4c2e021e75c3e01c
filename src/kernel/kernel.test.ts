import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import * as rpc from '../rpc/rpc.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { Float } from '../term/float.ts'
import { format } from '../term/format.ts'
import { charlist } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { kernel } from './kernel.ts'

/** Two nodes on one virtual clock; what each prints is kept. */
async function lab() {
  const world = await Lab.open()
  const { env } = world
  const printed: string[] = []
  const time = <T>(promise: Promise<T>): Promise<T> => world.time(promise)
  const start = (name: string, host: string): Promise<Node> => {
    const log = (level: string, text: string) => {
      if (level === 'info') printed.push(`${name}: ${text}`)
    }
    return world.start(`${name}@${host}`, { env: { ...env, log }, services: [kernel] })
  }
  const [a, b] = [await start('a', 'h1'), await start('b', 'h2')]
  const call = async (module: string, name: string, args: Term[], timeout?: number) =>
    format(await time(rpc.call(a, 'b@h2', module, name, args, timeout)))
  /** Runs `body` as a process of `a`. */
  const inProcess = <T>(body: (self: Self) => Promise<T>): Promise<T> =>
    time(new Promise<T>((resolve, reject) => a.spawn((self) => body(self).then(resolve, reject))))
  return { a, b, env, printed, time, call, inProcess }
}

describe('rpc', () => {
  it('applies declared functions over there, and gives errors as values', async () => {
    const { b, call, a, time } = await lab()
    b.modules.set('bank', {
      'close/1': (self, reason) => self.exit(reason as Term),
      'broken/0': () => {
        throw new RangeError('empty')
      },
    })
    expect(await call('erlang', 'node', [])).toBe('b@h2')
    expect(await call('bank', 'close', [atom('late')])).toBe("{badrpc,{'EXIT',late}}")
    expect(await call('bank', 'open', [])).toBe("{badrpc,{'EXIT',{undef,[{bank,open,[],[]}]}}}")
    expect(await call('bank', 'broken', [])).toContain('js_error,<<"RangeError: empty">>')
    expect(format(await time(rpc.call(a, 'c@h2', 'erlang', 'node', [])))).toBe('{badrpc,nodedown}')
    expect(format(await time(rpc.call(a, 'a@h1', 'erlang', 'node', [])))).toBe('a@h1')
  })

  it('calls all that are visible at once, or those that are named', async () => {
    const { a, call, time } = await lab()
    await time(a.ping('b@h2')) // hidden from each other, as nodes without `global` are
    expect(await call('rpc', 'multicall', [atom('erlang'), atom('node'), []])).toBe('{[b@h2],[]}')
    const timed = [atom('timer'), atom('sleep'), [9], 1]
    expect(await call('rpc', 'multicall', timed)).toBe('{[],[b@h2]}')
    const named = [[atom('a@h1'), atom('c@h2')], atom('erlang'), atom('node'), []]
    expect(await call('rpc', 'multicall', named)).toBe('{[a@h1],[c@h2]}')
  })

  it('gives up after its time, and the late result reaches nobody', async () => {
    const { inProcess } = await lab()
    const seen = await inProcess(async (self) => [
      format(await rpc.call(self, 'b@h2', 'timer', 'sleep', [500], 100)),
      await self.receive(any, { after: 1000 }),
    ])
    expect(seen).toEqual(['{badrpc,timeout}', undefined])
  })

  it('runs several calls at once, but a blocking one keeps the others waiting', async () => {
    const { a, env, time } = await lab()
    await time(rpc.call(a, 'b@h2', 'erlang', 'node', []))
    const sleep = (how: typeof rpc.call) => how(a, 'b@h2', 'timer', 'sleep', [1000])
    const took = async (calls: Promise<Term>[]) => {
      const from = env.clock.now()
      await time(Promise.all(calls))
      return Math.round((env.clock.now() - from) / 1000)
    }
    expect(await took([sleep(rpc.call), sleep(rpc.call)])).toBe(1)
    expect(await took([sleep(rpc.blockCall), sleep(rpc.blockCall)])).toBe(2)
  })

  it('can be awaited later, or asked whether it is done', async () => {
    const { inProcess } = await lab()
    const seen = await inProcess(async (self) => {
      const slow = rpc.asyncCall(self, 'b@h2', 'timer', 'sleep', [300])
      const quick = rpc.asyncCall(self, 'b@h2', 'erlang', 'node', [])
      return [
        await rpc.yield(self, quick),
        await rpc.nbYield(self, slow, 10),
        await rpc.nbYield(self, slow, 500),
      ]
    })
    expect(seen).toEqual([atom('b@h2'), undefined, atom('ok')])
  })

  it('prints at the caller, and a cast at home', async () => {
    const { a, call, printed, time } = await lab()
    expect(await call('io', 'format', [charlist('~s~n'), [charlist('hello')]])).toBe('ok')
    rpc.cast(a, 'b@h2', 'io', 'format', [charlist('cast~n')])
    await time(rpc.call(a, 'b@h2', 'timer', 'sleep', [10]))
    expect(printed).toEqual(['a: hello', 'b: cast'])
  })

  it('tells why when the process that calls is ended from outside', async () => {
    const { b, call } = await lab()
    b.modules.set('doomed', {
      'call/0': (self) => {
        b.runtime.exit(self.pid, atom('axed'))
        return new Promise(() => {})
      },
    })
    expect(await call('doomed', 'call', [])).toBe("{badrpc,{'EXIT',axed}}")
  })
})

describe('erpc:execute_call', () => {
  it('ends its process with the outcome as the reason, which is how OTP 25 gets it', async () => {
    const { b, time } = await lab()
    const outcome = (module: string, name: string, args: Term[]) =>
      time(
        new Promise<string>((resolve) => {
          b.spawn(async (self) => {
            const worker = self.spawn((own) =>
              b.modules.apply(own, atom('erpc'), atom('execute_call'), [7, atom(module), atom(name), args]),
            )
            const reference = self.monitor(worker)
            resolve(format((await self.receive(t(atom('DOWN'), reference, any, any, any)))[4]))
          })
        }),
      )
    expect(await outcome('lists', 'sum', [[1, 2]])).toBe('{7,return,3}')
    expect(await outcome('erlang', 'throw', [1])).toBe('{7,throw,1}')
    expect(await outcome('erlang', 'exit', [1])).toBe('{7,exit,1}')
    expect(await outcome('erlang', 'error', [atom('bad')])).toBe('{7,error,bad,[{erlang,error,[bad],[]}]}')
    expect(await outcome('no', 'such', [])).toBe('{7,error,undef,[{no,such,[],[]}]}')
  })
})

describe('the standard modules', () => {
  // test/interop/rpc.test.ts compares a longer list with a real node.
  const text = (value: string) => charlist(value)
  it.each<[string, string, Term[], string]>([
    ['lists', 'sort', [[3, atom('a'), 1, new Float(2)]], '[1,2.0,3,a]'],
    ['lists', 'usort', [[2, 1, 2]], '[1,2]'],
    ['lists', 'seq', [5, 4], '[]'],
    ['lists', 'nth', [2, [10, 20]], '20'],
    ['lists', 'keyfind', [2, 1, [t(1, atom('a')), t(2, atom('b'))]], '{2,b}'],
    ['lists', 'sum', [[1, new Float(1)]], '2.0'],
    ['maps', 'get', [1, new ErlMap<Term, Term>([[1, atom('one')]])], 'one'],
    ['maps', 'to_list', [new ErlMap<Term, Term>([[1, 2]])], '[{1,2}]'],
    ['erlang', 'atom_to_list', [atom('ab')], '"ab"'],
    ['erlang', 'list_to_integer', [text('-12345678901234567890')], '-12345678901234567890'],
    ['erlang', 'integer_to_list', [255, 16], '"FF"'],
    ['erlang', 'list_to_binary', [[1, [2, binary('a')]]], '<<1,2,97>>'],
    [
      'erlang',
      'md5',
      [[text('secret'), binary('1')]],
      '<<229,45,152,196,89,129,154,17,119,89,54,216,223,187,121,41>>',
    ],
    ['erlang', 'list_to_tuple', [[1, 2]], '{1,2}'],
    ['erlang', '+', [9007199254740991, 1], '9007199254740992'],
    ['erlang', 'div', [-7, 2], '-3'],
    ['erlang', 'rem', [-7, 2], '-1'],
    ['erlang', '/', [4, 2], '2.0'],
    ['erlang', 'element', [1, t(atom('x'))], 'x'],
    ['erlang', 'apply', [atom('lists'), atom('max'), [[1, 3, 2]]], '3'],
    ['erlang', 'nodes', [atom('hidden')], '[a@h1]'],
    ['erlang', 'nodes', [[atom('this'), atom('hidden')]], '[b@h2,a@h1]'],
    [
      'erlang',
      'nodes',
      [atom('connected'), new ErlMap<Term, Term>([[atom('node_type'), true]])],
      '[{a@h1,#{node_type => hidden}}]',
    ],
    ['erlang', 'whereis', [atom('nobody')], 'undefined'],
    ['io_lib', 'format', [text('~w'), [1]], '"1"'],
    ['net_adm', 'ping', [atom('a@h1')], 'pong'],
    ['init', 'get_status', [], '{started,started}'],
    ['timer', 'seconds', [2], '2000'],
    ['timer', 'tc', [atom('timer'), atom('sleep'), [20]], '{20000,ok}'],
    ['binary', 'encode_hex', [binary('az')], '<<"617A">>'],
  ])('%s:%s%j', async (module, name, args, result) => {
    const { call } = await lab()
    expect(await call(module, name, args)).toBe(result)
  })

  it.each<[string, string, Term[], string]>([
    ['erlang', 'length', [atom('a')], 'badarg'],
    ['erlang', 'element', [3, t(1)], 'badarg'],
    ['erlang', 'hd', [[]], 'badarg'],
    ['erlang', 'div', [1, 0], 'badarith'],
    ['erlang', 'system_info', [atom('allocated_areas')], 'badarg'],
    ['erlang', 'halt', [], 'notsup'],
    ['erlang', 'register', [atom('rex'), 1], 'badarg'],
    ['lists', 'reverse', [atom('a')], 'function_clause'],
    ['lists', 'seq', [1, 1e15], 'system_limit'],
    ['maps', 'get', [1, atom('m')], '{badmap,m}'],
    ['maps', 'get', [1, new ErlMap<Term, Term>()], '{badkey,1}'],
    ['io', 'format', [text('~p'), []], 'badarg'],
    ['timer', 'sleep', [-1], 'timeout_value'],
  ])('%s:%s%j raises an error that names the call', async (module, name, args, reason) => {
    const { call } = await lab()
    const place = format(t(atom(module), atom(name), args, []))
    expect(await call(module, name, args)).toBe(`{badrpc,{'EXIT',{${reason},[${place}]}}}`)
  })
})
