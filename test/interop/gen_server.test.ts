/** `gen_server` both ways: a real `erl` calls our server, and we call a real one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ioServer } from '../../src/io/io_server.ts'
import { lineByLine } from '../../src/io/lines.ts'
import {
  any,
  atom,
  Export,
  format,
  genServer,
  global,
  type Node,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { defineModule } from './define_module.ts'
import { describeReleases, type Peer } from './otp.ts'
import { inbox } from './ours.ts'
import { type Pair, startPair } from './pair.ts'

/** The same server on both sides: it counts, answers late, and stops when told. */
const counterSource = `
-module(counter).
-behaviour(gen_server).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).
init(N) -> {ok, N}.
handle_call(next, _From, N) -> {reply, N + 1, N + 1};
handle_call(never, _From, N) -> {noreply, N};
handle_call(crash, _From, _N) -> exit(crashed).
handle_cast({add, M}, N) -> {noreply, N + M}.
handle_info({tell, Pid}, N) -> Pid ! {counted, N}, {noreply, N}.
`

const counter: genServer.GenServer<number> = {
  init: () => ['ok', 0],
  handleCall(request, _from, n) {
    if (request === atom('next')) return ['reply', n + 1, n + 1]
    if (request === atom('crash')) return ['stop', atom('crashed'), n]
    return ['noreply', n]
  },
  handleCast: (request, n) => ['noreply', n + Number((request as readonly unknown[])[1])],
}

describeReleases('gen_server', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    pair = await startPair(release, 'servers')
    ;({ peer, node } = pair)
    await defineModule(peer, counterSource)
    await global.sync(node, [peer.name])
    await peer.eval('global:sync()')
  })

  afterAll(async () => {
    await pair?.stop()
  })

  describe('ours, called from erl', () => {
    it('answers calls by name and by pid, and takes casts', async () => {
      const pid = await genServer.start(node, counter, { name: 'ours' })
      const there = `{ours, '${node.name}'}`
      expect(await peer.text(`gen_server:call(${there}, next)`)).toBe('1')
      expect(await peer.text(`gen_server:cast(${there}, {add, 10})`)).toBe('ok')
      expect(await peer.text(`gen_server:call(${there}, next, infinity)`)).toBe('12')
      await node.send(t('asker', peer.name), pid) // nobody yet: swallowed
      await peer.eval('register(asker, self())')
      await node.send(t('asker', peer.name), t(atom('ours_is'), pid))
      await peer.bind('Pid', 'receive {ours_is, P} -> P after 30000 -> exit(no_pid) end')
      expect(await peer.text('gen_server:call(Pid, next)')).toBe('13')
      expect(await peer.text('gen_server:receive_response(gen_server:send_request(Pid, next), 5000)')).toBe(
        '{reply,14}',
      )
      expect(await peer.text(`gen_server:multi_call([node(), '${node.name}'], ours, next)`)).toBe(
        `{[{${format(atom(node.name))},15}],[${format(atom(peer.name))}]}`,
      )
    })

    it('answers a multi_call that has given up, and nobody hears of it', async () => {
      const held: genServer.From[] = []
      const server: genServer.GenServer<number> = {
        init: () => ['ok', 0],
        handleCall(request, from, n) {
          if (request === atom('next')) return ['reply', n, n]
          held.push(from)
          return ['noreply', n]
        },
        handleCast(_, n, self) {
          for (const from of held) genServer.reply(self, from, atom('too_late'))
          return ['noreply', n]
        },
      }
      await genServer.start(node, server, { name: 'late' })
      const there = `{late, '${node.name}'}`
      expect(await peer.text(`gen_server:multi_call(['${node.name}'], late, hold, 50)`)).toBe(
        `{[],[${format(atom(node.name))}]}`,
      )
      expect(held.length).toBe(1)
      // What the server says first comes first.
      expect(await peer.text(`gen_server:cast(${there}, answer), gen_server:call(${there}, next)`)).toBe('0')
      expect(await peer.text('receive {_, too_late} = M -> M after 0 -> none end')).toBe('none')
    })

    it('lets a call time out, tells a late caller noproc, and its own reason to who waits', async () => {
      await genServer.start(node, counter, { name: 'brief' })
      const failed = (request: string, timeout: number) =>
        peer.text(
          `element(1, element(2, catch gen_server:call({brief, '${node.name}'}, ${request}, ${timeout})))`,
        )
      expect(await failed('never', 50)).toBe('timeout')
      expect(await failed('crash', 5000)).toBe('crashed')
      expect(await failed('next', 5000)).toBe('noproc')
    })

    it('shows a debugger its state, is suspended and resumed, and stopped', async () => {
      await genServer.start(node, counter, { name: 'watched' })
      const there = `{watched, '${node.name}'}`
      expect(await peer.text(`sys:get_state(${there})`)).toBe(release.name === 'OTP 25' ? '{ok,0}' : '0')
      expect(await peer.text(`sys:suspend(${there})`)).toBe('ok')
      expect(await peer.text(`element(1, catch gen_server:call(${there}, next, 50))`)).toBe("'EXIT'")
      const status = `{status, Server, {module, gen_server}, [[], suspended, Server, [], [{header, _}, {data, Data}, {data, [{"State", 0}]}]]} = sys:get_status(${there}), proplists:get_value("Status", Data)`
      expect(await peer.text(status)).toBe('suspended')
      expect(await peer.text(`sys:resume(${there}), gen_server:call(${there}, next)`)).toBe('2')
      expect(await peer.text(`sys:terminate(${there}, shutdown)`)).toBe('ok')
      await expect.poll(() => node.whereis('watched')).toBeUndefined()
    })

    it('tells who debugs it what comes in and goes out, as a real one does', async () => {
      await genServer.start(node, counter, { name: 'told' })
      await peer.eval('{ok, _} = gen_server:start({local, told}, counter, 0, []), ok')
      // Everything that sys says, but for the tags of calls and the time.
      const said = (at: string) =>
        peer.text(`
          S = {told, ${at}}, Me = self(),
          Plain = fun({out, R, {P, _}, N}) -> {out, R, P =:= Me, N}; ({in, {_, {P, _}, R}}) -> {in, P =:= Me, R}; (Event) -> Event end,
          Log = fun() -> {ok, Events} = sys:log(S, get), lists:map(Plain, Events) end,
          Logged = fun() ->
            {status, _, _, [_, _, _, _, [_, {data, Data} | _]]} = sys:get_status(S),
            lists:map(Plain, proplists:get_value("Logged events", Data)) end,
          Next = fun() -> gen_server:call(S, next) end,
          [sys:statistics(S, get), sys:statistics(S, true), Log(), sys:log(S, true), Next(),
           gen_server:cast(S, {add, 5}), S ! {tell, Me}, Next(), Log(), sys:log(S, {true, 2}), Log(), Next(), Log(), Logged(),
           begin {ok, All} = sys:statistics(S, get), [case T of {messages_in, _} -> T; {messages_out, _} -> T; {K, _} -> K end || T <- All] end,
           sys:log(S, false), Log(), sys:log(S, {true, 2}), Next(), Next(), Log(), sys:statistics(S, false), sys:statistics(S, get),
           sys:log(S, {true, 0}), sys:log(S, nonsense), sys:log_to_file(S, false), sys:log_to_file(S, "/no/such/place"), sys:no_debug(S),
           sys:change_code(S, counter, 1, x), sys:suspend(S), element(1, sys:change_code(S, nosuch, 1, x)), sys:resume(S)]`)
      expect(await said(`'${node.name}'`)).toBe(await said('node()'))
    })

    it('prints what it does where it prints, while it is traced', async () => {
      const lines: string[] = []
      const leader = node.spawn(ioServer(lineByLine((line) => lines.push(line))))
      node.spawn((self) => {
        self.groupLeader = leader
        return genServer.start(self, counter, { name: 'traced' })
      })
      const there = `{traced, '${node.name}'}`
      await peer.eval(
        `gen_server:call(${there}, next), sys:trace(${there}, true), gen_server:call(${there}, next)`,
      )
      await peer.eval(
        `gen_server:cast(${there}, {add, 3}), sys:trace(${there}, false), gen_server:call(${there}, next)`,
      )
      await expect.poll(() => lines.length).toBe(4)
      const me = /<\d+\.\d+\.\d+>/g
      expect(lines.map((line) => line.replaceAll(me, 'Pid'))).toEqual([
        '*DBG* traced got call next from Pid',
        '*DBG* traced sent 2 to Pid, new state 2',
        '*DBG* traced got cast {add,3}',
        '*DBG* traced new state 5',
      ])
    })

    it.each(['net_kernel', 'global_name_server', 'rex'])('%s answers sys too', async (name) => {
      const there = `{${name}, '${node.name}'}`
      const status = `{status, P, {module, gen_server}, [_, running | _]} = sys:get_status(${there}), node(P)`
      expect(await peer.text(status)).toBe(format(atom(node.name)))
      const held = `sys:suspend(${there}), {status, P, _, [_, How | _]} = sys:get_status(${there}), sys:resume(${there}), How`
      expect(await peer.text(held)).toBe('suspended')
      expect(await peer.text(`net_adm:ping('${node.name}')`)).toBe('pong')
      const ended = `P = rpc:call('${node.name}', erlang, whereis, [${name}]), sys:terminate(P, shutdown)`
      expect(await peer.text(ended)).toBe('ok')
      await expect.poll(() => node.whereis(name)).toBeDefined()
      expect(await peer.text(`net_adm:ping('${node.name}')`)).toBe('pong')
    })

    it('even net_kernel is suspended by erl, and resumed', async () => {
      const netKernel = `{net_kernel, '${node.name}'}`
      const isAuth = (within: number) => `gen_server:call(${netKernel}, {is_auth, node()}, ${within})`
      expect(await peer.text(`sys:suspend(${netKernel}), element(1, catch ${isAuth(100)})`)).toBe("'EXIT'")
      expect(await peer.text(`sys:resume(${netKernel}), ${isAuth(30_000)}`)).toBe('yes')
    })

    it('has its state replaced by a fun that erl sends, and keeps it when the fun fails', async () => {
      await genServer.start(node, counter, { name: 'mended' })
      const there = `{mended, '${node.name}'}`
      const shown = (n: number) => (release.name === 'OTP 25' ? `{ok,${n}}` : `${n}`) // 25 wants no `ok` there
      expect(await peer.text(`M = 40, sys:replace_state(${there}, fun(N) -> N + M end)`)).toBe(shown(40))
      expect(await peer.text(`gen_server:call(${there}, next)`)).toBe('41')
      expect(await peer.text(`sys:replace_state(${there}, fun erlang:abs/1)`)).toBe(shown(41))
      const failing = (fun: string) =>
        peer.text(`try sys:replace_state(${there}, ${fun}) catch error:Why -> Why end`)
      const failed = (why: string) => `{callback_failed,{gen_server,system_replace_state},{${why}}}`
      const squeezed = async (text: Promise<string>) => (await text).replaceAll(/\s/g, '')
      expect(await squeezed(failing('fun(_) -> hd([]) end'))).toBe(failed('error,badarg'))
      expect(await squeezed(failing('fun(_) -> throw(ball) end'))).toBe(failed('throw,ball'))
      expect(await squeezed(failing('fun nosuch:fun_/1'))).toBe(failed('error,undef'))
      expect(await squeezed(failing('no_fun'))).toBe(failed('error,{badfun,no_fun}'))
      expect(await peer.text(`gen_server:call(${there}, next)`)).toBe('42')
      expect(
        await peer.text(
          `sys:suspend(${there}), sys:replace_state(${there}, fun(_) -> 1 end), sys:resume(${there})`,
        ),
      ).toBe('ok')
      expect(await peer.text(`gen_server:call(${there}, next)`)).toBe('2')
      await genServer.stop(node, 'mended')
    })

    it('tells functions that erl installs of each event, until they are done, fail or are removed', async () => {
      await genServer.start(node, counter, { name: 'installed' })
      const there = `{installed, '${node.name}'}`
      const squeezed = async (what: string) => (await peer.text(what)).replaceAll(/\s/g, '')
      const next = `gen_server:call(${there}, next)`
      await peer.bind(
        'Tell',
        `Me = self(), fun(2, _, _) -> Me ! {heard, last}, done; (N, E, Name) -> Me ! {heard, {N, element(1, E), Name}}, N + 1 end`,
      )
      await peer.bind('Heard', 'fun() -> receive {heard, What} -> What after 30000 -> nothing end end')
      expect(await squeezed(`sys:install(${there}, {Tell, 1})`)).toBe('ok')
      expect(await squeezed(`${next}, ${next}, [Heard(), Heard()]`)).toBe('[{1,in,installed},last]')
      // Who is done, or gone, is told nothing more: the next to be heard of is another.
      expect(await squeezed(`sys:install(${there}, {a, Tell, 7}), sys:install(${there}, {a, Tell, 8})`)).toBe(
        'ok',
      )
      expect(await squeezed(`sys:install(${there}, {b, fun(_, _, _) -> exit(oops) end, 0})`)).toBe('ok')
      expect(await squeezed(`${next}, [Heard(), Heard()]`)).toBe('[{7,in,installed},{8,out,installed}]')
      expect(
        await squeezed(`sys:remove(${there}, a), ${next}, sys:install(${there}, {c, Tell, 30}), ${next}`),
      ).toBe('5')
      expect(await squeezed('[Heard(), Heard()]')).toBe('[{30,in,installed},{31,out,installed}]')
      expect(
        await squeezed(
          `sys:no_debug(${there}), ${next}, sys:install(${there}, {fun nosuch:tell/3, 1}), ${next}`,
        ),
      ).toBe('7')
      expect(await squeezed('receive {heard, More} -> More after 0 -> nothing end')).toBe('nothing')
      await genServer.stop(node, 'installed')
    })

    it('under a name of the whole cluster is called by it', async () => {
      await genServer.start(node, counter, { name: t('global', 'everywhere') })
      expect(await peer.text('gen_server:call({global, everywhere}, next)')).toBe('1')
      expect(await peer.text('gen_server:cast({via, global, everywhere}, {add, 5})')).toBe('ok')
      expect(await peer.text('gen_server:call({via, global, everywhere}, next)')).toBe('7')
      expect(await peer.text('gen_server:start({global, everywhere}, counter, 0, [])')).toMatch(
        /^\{error,\{already_started,</,
      )
      expect(await peer.text('gen_server:stop({global, everywhere})')).toBe('ok')
      await expect.poll(() => peer.text('global:whereis_name(everywhere)')).toBe('undefined')
    })
  })

  describe('a real one, called by us', () => {
    beforeAll(() => peer.eval('{ok, _} = gen_server:start({local, real}, counter, 0, []), ok'))

    it('answers calls and takes casts', async () => {
      const real = t('real', peer.name)
      expect(await genServer.call(node, real, atom('next'))).toBe(1)
      genServer.cast(node, real, t(atom('add'), 10))
      expect(await genServer.call(node, real, atom('next'))).toBe(12)
      const ours = inbox(node)
      await node.send(real, t(atom('tell'), ours.pid))
      expect(format(await ours.next())).toBe('{counted,12}')
      const { replies, badNodes } = await genServer.multiCall(
        node,
        [peer.name, 'no@where'],
        'real',
        atom('next'),
      )
      expect([format(replies), format(badNodes)]).toEqual([`[[${format(atom(peer.name))},13]]`, '[no@where]'])
    })

    it('fails in the ways of a real one', async () => {
      const failure = (request: string, timeout?: number) =>
        genServer
          .call(node, t('real', peer.name), atom(request), timeout)
          .catch((error: Error) => error.message)
      expect(await failure('never', 50)).toBe('no answer within 50 ms')
      expect(await failure('crash')).toBe('the call failed: crashed')
      expect(await failure('next')).toBe('the call failed: noproc')
      expect(
        await genServer
          .call(node, t('real', 'no@where'), atom('next'))
          .catch((error: Error) => error.message),
      ).toBe('the call failed: {nodedown,no@where}')
    })

    it('is called by a name of the whole cluster, or of a registry of ours', async () => {
      await peer.eval('{ok, _} = gen_server:start({global, theirs}, counter, 0, []), ok')
      const theirs = t('global', 'theirs')
      expect(await genServer.call(node, theirs, atom('next'))).toBe(1)
      genServer.cast(node, theirs, t(atom('add'), 10))
      expect(await genServer.call(node, t('via', 'global', 'theirs'), atom('next'))).toBe(12)
      await expect(genServer.start(node, counter, { name: theirs })).rejects.toThrow(/already_started/)
      const pid = global.whereisName(node, 'theirs')
      node.modules.set('book', { 'whereis_name/1': () => pid })
      expect(await genServer.call(node, t('via', 'book', 'x'), atom('next'))).toBe(13)
      await genServer.stop(node, theirs)
      await expect(genServer.call(node, theirs, atom('next'))).rejects.toThrow('the call failed: noproc')
    })

    it('is asked now and answers later; a late answer reaches nobody', async () => {
      await peer.eval('{ok, _} = gen_server:start({local, slow}, counter, 0, []), ok')
      const outcome = new Promise((resolve) => {
        node.spawn(async (self) => {
          const slow = t('slow', peer.name)
          const first = genServer.sendRequest(self, slow, atom('next'))
          const second = genServer.sendRequest(self, slow, atom('next'))
          const seen: unknown[] = [
            await genServer.receiveResponse(self, second),
            await genServer.receiveResponse(self, first),
          ]
          await peer.eval('sys:suspend(slow)')
          const late = genServer.sendRequest(self, slow, atom('next'))
          seen.push((await genServer.waitResponse(self, late, 20)) ?? 'nothing yet')
          await genServer.receiveResponse(self, late, 20).catch((error: Error) => seen.push(error.message))
          await peer.eval('sys:resume(slow)')
          seen.push(await genServer.call(self, slow, atom('next')))
          resolve([...seen, await self.receive(any, { after: 0 })])
        })
      })
      expect(await outcome).toEqual([2, 1, 'nothing yet', 'no answer within 20 ms', 4, undefined])
    })

    it('is looked into, mended, held and ended by sys', async () => {
      await peer.eval('{ok, _} = gen_server:start({local, seen}, counter, 7, []), ok')
      const sys = (name: string, ...args: Term[]) =>
        new Promise<string>((resolve) => {
          node.spawn(async (self) => {
            const answer = self.apply('sys', name, [
              t(atom('seen'), atom(peer.name)) as never,
              ...args,
            ]) as Promise<Term>
            resolve(await answer.then(format, (error: Error) => error.message))
          })
        })
      expect(await sys('get_state')).toBe('7')
      expect(await sys('replace_state', new Export(atom('erlang'), atom('integer_to_list'), 1))).toBe('"7"')
      expect(await sys('replace_state', new Export(atom('erlang'), atom('hd'), 1), 30_000)).toBe('55')
      expect(await sys('replace_state', new Export(atom('erlang'), atom('hd'), 1))).toBe(
        'error:{callback_failed,{gen_server,system_replace_state},{error,badarg}}',
      )
      expect(await sys('suspend')).toBe('ok')
      expect(await sys('get_status', 30_000)).toContain('suspended')
      expect(await sys('resume')).toBe('ok')
      expect(await sys('terminate', atom('shutdown'))).toBe('ok')
      await expect.poll(() => peer.text('whereis(seen)')).toBe('undefined')
      expect(await sys('get_state')).toBe(`exit:{noproc,{sys,get_state,[{seen,${format(atom(peer.name))}}]}}`)
    })

    it('stops when we ask', async () => {
      await peer.eval('{ok, _} = gen_server:start({local, real}, counter, 0, []), ok')
      await genServer.stop(node, t('real', peer.name), atom('shutdown'))
      expect(await peer.text('whereis(real)')).toBe('undefined')
    })
  })
})
