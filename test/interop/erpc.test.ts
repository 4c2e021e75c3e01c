/** `erpc` and the rest of `rpc`, from us to a real node: results, and errors of the classes that a real caller gets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  atom,
  ErlangError,
  erpc,
  format,
  type Node,
  rpc,
  type Self,
  startNode,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { defineModule } from './define_module.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { inbox } from './ours.ts'

const helper = `
-module(helper).
-export([fail/1, held/0, server/0]).
fail(kill) -> exit(self(), kill), timer:sleep(5000);
fail({Class, Reason}) -> erlang:raise(Class, Reason, []).
held() -> case whereis(gate) of undefined -> timer:sleep(1), held(); _ -> ok end.
server() -> receive {From, {ask, N}} -> From ! {wrapped, node(), N + 1}, server(); {_, die} -> ok end.
`

describeReleases('erpc', (release) => {
  let epmd: Epmd
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await Peer.start(release, { name: 'b', cookie: 'erpc', epmdPort: epmd.port })
    node = await startNode({ sname: 'ts', cookie: 'erpc', epmdPort: epmd.port, env: { log: () => {} } })
    await defineModule(peer, helper)
    await node.connect(peer.name)
  })

  afterAll(async () => {
    await node?.stop()
    await peer?.kill()
    await epmd?.stop()
  })

  /** `{Class, Reason}` of what a call raises, less where in the code it was raised. */
  const raised = (call: Promise<unknown>) =>
    call.then(
      (value) => format(value),
      (error) => {
        if (!(error instanceof ErlangError)) throw error
        return `{${error.class},${format(error.reason)}}`.replace(/,\[(\{.*)?\]\}\}$/, '}}')
      },
    )
  const inside = <T>(task: (self: Self) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      node.spawn((self) => task(self).then(resolve, reject))
    })

  it.each([
    ['lists', 'reverse', '[[1000, 2000]]'],
    ['helper', 'fail', '[{throw, ball}]'],
    ['helper', 'fail', '[{exit, {bye, 1}}]'],
    ['helper', 'fail', '[{error, oops}]'],
    ['helper', 'fail', '[kill]'],
    ['nowhere', 'nothing', '[1]'],
    ['erlang', 'atom_to_list', '[1]'],
  ])('%s:%s %s gives what a real caller gets', async (module, name, args) => {
    const theirs = await peer.text(
      `try erpc:call(node(), ${module}, ${name}, ${args}, 4000) catch C:{exception, E, _} -> {C, {exception, E}}; C:R -> {C, R} end`,
    )
    const list = (await peer.eval(args)) as Term[]
    expect(await raised(erpc.call(node, peer.name, module, name, list))).toBe(theirs)
  })

  it("tells a call that took too long, and a node that is not there, from the function's own errors", async () => {
    const failure = await erpc.call(node, peer.name, 'timer', 'sleep', [3000], 30).catch((error) => error)
    expect(failure).toBeInstanceOf(erpc.ErpcError)
    expect(failure.why).toBe(atom('timeout'))
    expect(await raised(erpc.call(node, 'no@where', 'erlang', 'node', []))).toBe(
      '{error,{erpc,noconnection}}',
    )
    const other = await Peer.start(release, { name: 'c', cookie: 'erpc', epmdPort: epmd.port })
    const cut = raised(erpc.call(node, other.name, 'timer', 'sleep', [60_000]))
    await expect.poll(() => node.isConnected(other.name)).toBe(true)
    await other.kill()
    expect(await cut).toBe('{error,{erpc,noconnection}}')
  })

  /** Lets those end that are held: for as long as there is a process of that name. */
  const openGate = () => peer.eval('register(gate, self())')
  const closeGate = () => peer.eval('unregister(gate)')

  it('several requests are under way at once, and are awaited or checked in any order', async () => {
    const seen = await inside(async (self) => {
      const slow = erpc.sendRequest(self, peer.name, 'helper', 'held', [])
      const quick = erpc.sendRequest(self, peer.name, 'lists', 'sum', [[1, 2, 3]])
      const nothing = await erpc.waitResponse(self, slow)
      const message = await self.receive()
      await openGate()
      return [
        nothing,
        erpc.checkResponse(message, slow),
        erpc.checkResponse(message, quick),
        await erpc.receiveResponse(self, slow, 30_000),
      ]
    })
    await closeGate()
    expect(seen).toEqual([undefined, undefined, 6, atom('ok')])
  })

  it('what was given up leaves nothing in the mailbox', async () => {
    const left = await inside(async (self) => {
      const given = erpc.sendRequest(self, peer.name, 'timer', 'sleep', [20])
      await erpc.receiveResponse(self, given, 1).catch(() => {})
      await erpc.call(self, peer.name, 'timer', 'sleep', [60])
      return self
        .receive(t(atom('no'), 'such'), { after: 0 })
        .then(() => node.runtime.processInfo(self.pid, 'message_queue_len'))
    })
    expect(left).toBe(0)
  })

  it('asks many at once, and casts', async () => {
    const all = await erpc.multicall(node, [peer.name, 'no@where', node.name], 'erlang', 'list_to_integer', [
      Array.from('42', (digit) => digit.charCodeAt(0)),
    ])
    expect(all.map(([tag, value]) => [tag, format(value)])).toEqual([
      ['ok', '42'],
      ['error', '{erpc,noconnection}'],
      ['ok', '42'],
    ])
    const box = inbox(node)
    erpc.cast(node, peer.name, 'erlang', 'send', [box.pid, atom('one')])
    expect(await box.next()).toBe(atom('one'))
    erpc.multicast(node, [peer.name, node.name, 'no@where'], 'erlang', 'send', [box.pid, atom('each')])
    expect([await box.next(), await box.next()]).toEqual([atom('each'), atom('each')])
  })

  describe('rpc besides', () => {
    it('calls later, and asks whether it is done', async () => {
      const seen = await inside(async (self) => {
        const slow = rpc.asyncCall(self, peer.name, 'helper', 'held', [])
        const quick = rpc.asyncCall(self, peer.name, 'lists', 'max', [[1, 5]])
        const early = [await rpc.nbYield(self, slow), await rpc.yield(self, quick)]
        await openGate()
        return [...early, await rpc.nbYield(self, slow, 30_000)]
      })
      await closeGate()
      expect(seen).toEqual([undefined, 5, atom('ok')])
    })

    it('calls servers that are no gen_server, and evaluates everywhere', async () => {
      await peer.eval('register(plain, spawn(helper, server, [])), ok')
      const ask = (message: Term) => rpc.serverCall(node, peer.name, 'plain', 'wrapped', message)
      expect(await ask(t(atom('ask'), 6) as unknown as Term)).toBe(7)
      expect(format(await ask(atom('die')))).toBe('{error,nodedown}')
      expect(format(await ask(atom('gone')))).toBe('{error,nodedown}')
      const box = inbox(node)
      rpc.evalEverywhere(node, [peer.name, node.name], 'erlang', 'send', [box.pid, atom('done')])
      expect([await box.next(), await box.next()]).toEqual([atom('done'), atom('done')])
    })

    it('spreads messages, and hears who has them; asks servers and deals out work', async () => {
      const nodes = [peer.name, node.name, 'no@where']
      const box = inbox(node, 'spread')
      await peer.eval(`register(spread, spawn(fun Loop() -> receive
        {From, M} when is_pid(From) -> From ! {spread, node(), {heard, M}}, Loop();
        M -> {spread, '${node.name}'} ! {passed_on, M}, Loop() end end)), ok`)
      rpc.abcast(node, nodes, 'spread', atom('news'))
      expect([format(await box.next()), format(await box.next())].sort()).toEqual([
        'news',
        '{passed_on,news}',
      ])
      expect(await rpc.sbcast(node, nodes, 'spread', atom('more'))).toEqual({
        goodNodes: [atom(peer.name), atom(node.name)],
        badNodes: [atom('no@where')],
      })
      expect([format(await box.next()), format(await box.next())].sort()).toEqual([
        'more',
        '{passed_on,more}',
      ])
      expect((await rpc.sbcast(node, nodes, 'nobody', 1)).goodNodes).toEqual([])
      const { replies, badNodes } = await rpc.multiServerCall(node, [peer.name, 'no@where'], 'spread', 1)
      expect([format(replies), format(badNodes)]).toEqual(['[{heard,1}]', '[no@where]'])
      expect(
        await rpc.parallelEval(
          node,
          [peer.name, node.name],
          [
            ['erlang', 'node', []],
            ['erlang', 'node', []],
            ['erlang', 'abs', [-1]],
          ],
        ),
      ).toEqual([atom(peer.name), atom(node.name), 1])
      expect(await rpc.pmap(node, [peer.name], ['erlang', 'element'], [t(5, 6)], [1, 2])).toEqual([5, 6])
      await expect(rpc.pmap(node, [peer.name], ['erlang', 'hd'], [], [1])).rejects.toThrow('exit:badrpc')
    })

    it('is asked by erl in all of these ways', async () => {
      const nodes = `[node(), '${node.name}', no@where]`
      const text = async (expression: string) => (await peer.text(expression)).replaceAll(/\s/g, '')
      const heard = inbox(node, 'heard')
      expect(await text(`rpc:sbcast(${nodes}, heard, hello)`)).toBe(
        `{[${format(atom(node.name))}],[${format(atom(peer.name))},no@where]}`,
      )
      expect(await heard.next()).toBe(atom('hello'))
      expect(await text(`rpc:abcast(${nodes}, heard, again)`)).toBe('abcast')
      expect(await heard.next()).toBe(atom('again'))
      expect(await text('rpc:parallel_eval([{erlang, abs, [-1]}, {erlang, abs, [-2]}])')).toBe('[1,2]')
      expect(await text('rpc:pmap({erlang, max}, [2], [1, 2, 3])')).toBe('[2,2,3]')
      expect(await text(`rpc:block_call('${node.name}', lists, sum, [[1, 2]])`)).toBe('3')
      const pid = `rpc:call('${node.name}', erlang, whereis, [heard])`
      expect(await text(`rpc:pinfo(${pid}, [registered_name, trap_exit])`)).toBe(
        '[{registered_name,heard},{trap_exit,false}]',
      )
      expect(await text(`proplists:get_value(links, rpc:pinfo(${pid}))`)).toBe('[]')
      expect(await text(`rpc:pinfo(${pid}, message_queue_len)`)).toBe('{message_queue_len,0}')
    })
  })

  describe('our own modules rpc and erpc, called by rpc', () => {
    const through = (module: string, what: string) =>
      peer.text(`catch rpc:call('${node.name}', ${module}, ${what})`)

    it('give and raise what theirs do', async () => {
      expect(await through('erpc', `call, ['${peer.name}', lists, sum, [[1, 2]]]`)).toBe('3')
      expect(await through('erpc', `call, ['${peer.name}', helper, fail, [{throw, ball}]]`)).toBe('ball')
      expect(await through('erpc', `call, ['${peer.name}', helper, fail, [{exit, bye}]]`)).toBe(
        "{badrpc,{'EXIT',{exception,bye}}}",
      )
      expect(await through('erpc', `call, ['${peer.name}', timer, sleep, [900], 10]`)).toMatch(
        /^\{badrpc,\{'EXIT',\{\{erpc,timeout\},/,
      )
      expect(await through('erpc', 'call, [1, 2, 3, 4]')).toMatch(/^\{badrpc,\{'EXIT',\{\{erpc,badarg\},/)
      expect(await through('erpc', `multicall, [['${peer.name}', no@where], lists, sum, [[1]]]`)).toBe(
        '[{ok,1},{error,{erpc,noconnection}}]',
      )
      expect(await through('rpc', `multicall, [['${peer.name}', no@where], lists, sum, [[1]]]`)).toBe(
        '{[1],[no@where]}',
      )
      expect(await through('rpc', `sbcast, [['${peer.name}'], rex, hello]`)).toBe(
        `{[${format(atom(peer.name))}],[]}`,
      )
      expect(await through('rpc', `abcast, [['${peer.name}'], nobody, hello]`)).toBe('abcast')
      expect(await through('rpc', 'pmap, [{erlang, max}, [2], [1, 2, 3]]')).toBe('[2,2,3]')
      expect(await through('rpc', `pinfo, [whereis(rex), registered_name]`)).toBe('{registered_name,rex}')
      expect(await through('rpc', `block_call, ['${peer.name}', helper, fail, [{error, oops}]]`)).toMatch(
        /^\{badrpc,\{'EXIT',\{oops,/,
      )
    })
  })
})
