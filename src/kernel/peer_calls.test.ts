/** What depends on time, on the platform, or on who else is there: the same calls by `rpc`, in virtual time. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { globalService } from '../global/global.ts'
import type { Self } from '../process/self.ts'
import * as rpc from '../rpc/rpc.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { kernelOn } from './kernel.ts'
import type { Platform } from './platform.ts'

const platform: Platform = {
  type: ['unix', 'test'],
  version: [1, 2, 3],
  pid: 42,
  hostname: 'somewhere.example',
  architecture: 'some-machine',
  memory: () => ({ total: 1_000_000, binary: 10, code: 20 }),
  traffic: () => ({ input: 3, output: 4 }),
  runtime: () => 7,
  hosts: async () => ['h1', 'h2'],
}

/** `silent`: on a platform that tells nothing of itself. */
async function lab(how?: 'silent') {
  const world = await Lab.open()
  const logged: string[] = []
  const log = (level: string, text: string) => logged.push(`${level}: ${text}`)
  const services = [kernelOn(how === 'silent' ? undefined : platform)]
  const global = globalService()
  const a = await world.start('a@h1', { services, global, env: { ...world.env, log } })
  const b = await world.start('b@h2', { services, global })
  const call = async (module: string, name: string, ...args: Term[]) =>
    format(await world.time(rpc.call(a, 'b@h2', module, name, args)))
  /** Runs `body` as a process of `a`. */
  const inProcess = <T>(body: (self: Self) => Promise<T>): Promise<T> =>
    world.time(new Promise<T>((resolve, reject) => a.spawn((self) => body(self).then(resolve, reject))))
  return { a, b, call, inProcess, logged, clock: world.env.clock, time: world.time.bind(world) }
}

const unit = (name: string): Term => atom(name)
const raised = (what: string) => new RegExp(`^{badrpc,{'EXIT',{${what},`)

describe('time', () => {
  it('has a clock that goes on from the beginning, and one that agrees with the calendar', async () => {
    const { call, clock } = await lab()
    await clock.advance(86_400_000)
    const monotonic = Number(await call('erlang', 'monotonic_time', unit('millisecond')))
    expect(Math.abs(monotonic - clock.now())).toBeLessThan(1000)
    expect(await call('erlang', 'universaltime')).toMatch(/^\{\{2026,1,2\},\{0,0,\d\}\}$/)
    expect(await call('erlang', 'system_time', unit('second'))).toMatch(/^17673120\d\d$/)
    expect(await call('os', 'timestamp')).toMatch(/^\{1767,3120\d\d,\d+\}$/)
    expect(await call('erlang', 'time_offset', unit('millisecond'))).toBe(String(Date.UTC(2026, 0, 1)))
  })

  it('counts whatever wants to be unique', async () => {
    const { call } = await lab()
    const first = Number(await call('erlang', 'unique_integer', [atom('positive'), atom('monotonic')]))
    expect(Number(await call('erlang', 'unique_integer'))).toBeGreaterThan(first)
  })

  it('starts timers that outlive the call, and stops them', async () => {
    const { a, b, inProcess } = await lab()
    const told = await inProcess(async (self) => {
      const ask = (name: string, ...args: Term[]) => rpc.call(self, 'b@h2', 'erlang', name, args)
      const relay = b.spawn(async (there) => {
        for (;;) there.send(self.pid, await there.receive(any))
      })
      const timer = await ask('start_timer', 5000, relay, atom('ring'))
      const stopped = await ask('send_after', 1000, relay, atom('never'))
      const left = (await ask('cancel_timer', stopped)) as number
      const gone = await ask('read_timer', stopped)
      const far = await ask('send_after', 1000, self.pid, atom('away'))
      return [left > 900 && left <= 1000, gone, far, await self.receive(), timer]
    })
    expect(told.slice(0, 2)).toEqual([true, false])
    expect(format(told[2])).toMatch(raised('badarg')) // a timer is for a process of its own node
    expect(format(told[3])).toBe(`{timeout,${format(told[4])},ring}`)
    expect(a.isConnected('b@h2')).toBe(true)
  })
})

describe('timer', () => {
  it('sends, applies and ends later, once or again and again, until it is cancelled', async () => {
    const { b, inProcess, clock } = await lab()
    const begun = b.runtime.processes
    const count = () => [...begun].length
    const told = await inProcess(async (self) => {
      const own = (name: string, ...args: Term[]) => rpc.call(self, 'b@h2', 'timer', name, args)
      const before = count()
      const next = () => self.receive(any, { after: 10_000 })
      await own('send_after', 500, self.pid, atom('once'))
      const from = clock.now()
      const first = [await next(), Math.round((clock.now() - from) / 100)]
      const interval = (await own('send_interval', 1000, self.pid, atom('again'))) as unknown as Term[]
      const more = [await next(), await next(), await own('cancel', interval[1] as Term)]
      const silence = (await next()) === undefined
      await own('apply_after', 10, atom('erlang'), atom('send'), [self.pid, atom('applied')])
      const applied = await next()
      const prey = b.spawn(() => new Promise(() => {}))
      const reference = self.monitor(prey)
      await own('kill_after', 10, prey)
      const killed = (await self.receive(t(atom('DOWN'), reference, any, any, any)))[4]
      const bad = [await own('send_after', -1, self.pid, 1), await own('cancel', atom('x'))]
      return [first, more, silence, applied, killed, bad, count() - before]
    })
    expect(format(told as unknown as Term)).toBe(
      '[[once,5],[again,again,{ok,cancel}],true,applied,killed,[{error,badarg},{error,badarg}],0]',
    )
  })

  it('ends what repeats itself with whom it was for', async () => {
    const { b, call, clock } = await lab()
    const prey = b.spawn((self) => self.receive(atom('never')))
    const before = [...b.runtime.processes].length
    expect(await call('timer', 'send_interval', 100, prey, atom('tick'))).toMatch(
      /^\{ok,\{interval,<.*>\}\}$/,
    )
    await clock.advance(1000)
    expect(b.runtime.processInfo(prey, 'message_queue_len')).toBeGreaterThanOrEqual(9)
    b.runtime.exit(prey, atom('kill'))
    await clock.advance(1)
    expect([...b.runtime.processes].length).toBe(before - 1)
  })
})

describe('processes', () => {
  it('are spawned by call, and tell of themselves', async () => {
    const { inProcess } = await lab()
    const [info, watched] = await inProcess(async (self) => {
      const ask = (name: string, ...args: Term[]) => rpc.call(self, 'b@h2', 'erlang', name, args)
      const pid = await ask('spawn', atom('timer'), atom('sleep'), [60_000])
      self.send(pid as never, atom('hello'))
      const items = ['messages', 'message_queue_len', 'status', 'current_function', 'priority']
      const told = await ask('process_info', pid, items.map((item) => atom(item)) as Term[])
      const reference = self.monitor(pid as never)
      await ask('exit', pid, atom('kill'))
      return [told, (await self.receive(t(atom('DOWN'), reference, any, any, any)))[4]]
    })
    expect(format(info)).toBe(
      '[{messages,[hello]},{message_queue_len,1},{status,waiting},{current_function,undefined},{priority,normal}]',
    )
    expect(watched).toBe(atom('killed'))
  })

  it('that are devices drop what is no request, and answer no system message, as user does with OTP', async () => {
    const { b, call } = await lab()
    b.send('user', t(atom('system'), t(b.whereis('rex') as Pid, 1), atom('get_status')) as never)
    b.send('user', atom('junk'))
    expect(await call('erlang', 'process_info', b.whereis('user') as Pid, atom('message_queue_len'))).toBe(
      '{message_queue_len,0}',
    )
  })

  it('ask their server without waiting, and take the answer when it comes', async () => {
    const { inProcess } = await lab()
    const answers = await inProcess(async (self) => {
      const own = (name: string, ...args: Term[]) => self.apply('gen_server', name, args)
      const rex = t(atom('rex'), atom('b@h2'))
      const request = t(atom('call'), atom('erlang'), atom('node'), [], self.groupLeader)
      const id = (await own('send_request', rex, request as unknown as Term)) as Term
      const nobody = (await own('send_request', atom('nobody'), atom('x'))) as Term
      return [await own('receive_response', id, 1000), await own('wait_response', nobody, 1000)]
    })
    expect(answers.map((answer) => format(answer))).toEqual([
      '{reply,b@h2}',
      '{error,{noproc,{nobody,a@h1}}}',
    ])
  })
})

describe('what a node is', () => {
  it('tells what is true of it', async () => {
    const { call } = await lab()
    expect(await call('erlang', 'system_info', atom('otp_release'))).toBe('"25"')
    expect(Number(await call('erlang', 'system_info', atom('process_count')))).toBeGreaterThan(5)
    expect(await call('erlang', 'memory')).toMatch(
      /^\[\{total,1000000\},\{processes,(\d+)\},\{processes_used,\1\},.*\{binary,10\},\{code,20\},\{ets,0\}\]$/,
    )
    expect(await call('erlang', 'memory', [atom('binary'), atom('ets')])).toBe('[{binary,10},{ets,0}]')
    expect(await call('erlang', 'statistics', atom('io'))).toBe('{{input,3},{output,4}}')
    expect(await call('erlang', 'statistics', atom('total_active_tasks'))).toBe('1')
    expect(await call('erlang', 'system_flag', atom('scheduler_wall_time'), false)).toBe('true')
    expect(await call('erlang', 'system_flag', atom('backtrace_depth'), 3)).toMatch(raised('badarg'))
    expect(await call('erlang', 'statistics', atom('runtime'))).toBe('{7,7}')
    expect(await call('os', 'type')).toBe('{unix,test}')
    expect(await call('os', 'getpid')).toBe('"42"')
    expect(await call('net_adm', 'world')).toBe('[a@h1,b@h2]')
  })

  it('says notsup of what its platform does not tell, and of what is not for peers', async () => {
    const { call } = await lab('silent')
    expect(await call('os', 'type')).toMatch(raised('notsup'))
    expect(await call('erlang', 'memory')).toMatch(raised('notsup'))
    expect(await call('erlang', 'statistics', atom('io'))).toMatch(raised('notsup'))
    expect(await call('os', 'cmd', charlist('ls'))).toMatch(raised('notsup'))
    expect(await call('os', 'getenv')).toMatch(raised('notsup'))
    expect(await call('init', 'stop')).toMatch(raised('notsup'))
    expect(await call('net_adm', 'world')).toBe("{badrpc,{'EXIT',{error,enoent}}}")
  })

  it('weighs its processes by estimate, and more with each message that waits', async () => {
    const { b, call } = await lab()
    const lazy = b.spawn(() => new Promise(() => {}))
    const weight = async (item: string) =>
      Number(/,(\d+)\}/.exec(await call('erlang', 'process_info', lazy, atom(item)))?.[1])
    const [words, bytes] = [await weight('heap_size'), await weight('memory')]
    expect(bytes).toBe(words * 8)
    b.send(lazy, atom('wait'))
    expect(await weight('heap_size')).toBeGreaterThan(words)
    expect(await call('erlang', 'process_info', lazy, [atom('reductions'), atom('stack_size')])).toBe(
      '[{reductions,0},{stack_size,0}]',
    )
    expect(await call('erlang', 'process_info', lazy, t(atom('dictionary'), 1) as never)).toBe(
      '{{dictionary,1},undefined}',
    )
    expect(await call('erlang', 'process_info', lazy)).toMatch(
      /\{total_heap_size,\d+\},.*\{suspending,\[\]\}\]$/,
    )
  })

  it('tells of each of its modules what it exports', async () => {
    const { call } = await lab()
    expect(await call('auth', 'module_info', atom('exports'))).toBe(
      '[{get_cookie,0},{get_cookie,1},{is_auth,1},{module_info,0},{module_info,1}]',
    )
    expect(await call('auth', 'module_info')).toMatch(/^\[\{module,auth\},\{exports,/)
    expect(await call('auth', 'module_info', atom('nonsense'))).toMatch(raised('badarg'))
    expect(await call('nowhere', 'module_info')).toMatch(raised('undef'))
  })

  it('takes no code of a BEAM', async () => {
    const { call } = await lab()
    const beam = [atom('m'), charlist('m.beam'), new Uint8Array([70, 79, 82, 49])] as unknown as Term[]
    expect(await call('code', 'load_binary', ...beam)).toBe('{error,badfile}')
  })
})

describe('logging', () => {
  it('prints where the group leader of the caller is', async () => {
    const { call, logged } = await lab()
    expect(await call('error_logger', 'info_msg', charlist('~w there~n'), [atom('b')])).toBe('ok')
    expect(await call('logger', 'warning', [t(atom('disk'), atom('full'))] as unknown as Term)).toBe('ok')
    expect(logged).toEqual(expect.arrayContaining(['info: b there', 'warning: disk: full']))
  })
})

describe('erlang:display', () => {
  it('prints at home, whoever calls', async () => {
    const { inProcess, logged } = await lab()
    const shown = t(atom('on'), charlist('a')) as unknown as Term
    expect(await inProcess(async (self) => self.apply('erlang', 'display', [shown]))).toBe(true)
    expect(logged).toContain('info: {on,"a"}')
  })
})

describe('global:trans', () => {
  it('runs a fun that is a name under the lock, and says of others why not', async () => {
    const { call } = await lab()
    const id = t(atom('r'), atom('me')) as unknown as Term
    const fun = new Export(atom('erlang') as never, atom('node') as never, 0) as unknown as Term
    expect(await call('global', 'trans', id, fun)).toBe('b@h2')
    expect(await call('global', 'trans', id, atom('no_fun'))).toMatch(raised('function_clause'))
  })
})
