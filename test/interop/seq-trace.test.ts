/**
 * Tokens of sequential tracing, from a real `erl` to us and back: its system tracer sees them come back with what we say,
 * and each serial is the one that a second `erl` in our place gives.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { any, atom, genServer, type Node, type Pid, type Self, type Token, t } from '../../src/nodejs/mod.ts'
import { describeReleases, Peer } from './otp.ts'
import { type Pair, startPair } from './pair.ts'

describeReleases('sequential tracing', (release) => {
  let pair: Pair
  let peer: Peer
  let other: Peer
  let node: Node

  beforeAll(async () => {
    pair = await startPair(release, 'tracing')
    ;({ peer, node } = pair)
    other = await Peer.start(release, { name: 'c', cookie: 'tracing', epmdPort: pair.epmd.port })
    node.register(
      'relay',
      node.spawn(async (self) => {
        for (;;) {
          const [to, message] = await self.receive(t(any, any))
          self.send(to as Pid, message)
        }
      }),
    )
    const echo: genServer.GenServer<number> = {
      init: () => ['ok', 0],
      handleCall: (request, _from, state) => ['reply', request, state],
    }
    await genServer.start(node, echo, { name: 'echo' })
    await other.eval(`
      register(relay, spawn(fun Loop() -> receive {To, Message} -> To ! Message, Loop() end end)),
      register(echo, spawn(fun Loop() -> receive {'$gen_call', From, Asked} -> gen_server:reply(From, Asked), Loop() end end))`)
    await peer.bind(
      'Tracer',
      `spawn(fun Loop() ->
        receive {tell, To} -> To ! {told, (fun Told() -> receive {seq_trace, _, What} -> [What | Told()] after 0 -> [] end end)()}, Loop() end
      end)`,
    )
    await peer.eval('seq_trace:set_system_tracer(Tracer)')
    // What the traced process makes of it, its token's last serials, and which serials the tracer saw go and come.
    await peer.bind(
      'Traced',
      `fun(Run, At) ->
        Here = self(),
        spawn_link(fun() ->
          lists:foreach(fun({Part, Value}) -> seq_trace:set_token(Part, Value) end, [{label, 17}, {send, true}, {'receive', true}]),
          Value = Run(At),
          Serial = seq_trace:get_token(serial),
          seq_trace:set_token([]),
          Here ! {value, Value, Serial}
        end),
        {Value, Serial} = receive {value, V, S} -> {V, S} end,
        Tracer ! {tell, Here},
        Who = fun(P) when is_pid(P), node(P) =:= node() -> me; (P) when is_pid(P), node(P) =:= At -> us; (N) when N =:= At -> us; (_) -> named end,
        receive {told, All} -> {Value, Serial, [{Way, Counts, Who(From), Who(To)} || {Way, Counts, From, To, _} <- All]} end
      end`,
    )
  })

  afterAll(async () => {
    await other?.kill()
    await pair?.stop()
  })

  const traced = (run: string, at: string): Promise<string> =>
    peer.text(`Traced(fun(Us) -> ${run} end, '${at}')`)

  it.each([
    ['a message', '{relay, Us} ! {self(), hello}, receive M -> M end'],
    ['a message over two hops', '{relay, Us} ! {{relay, Us}, {self(), hello}}, receive M -> M end'],
    ['by pid', 'P = rpc:call(Us, erlang, whereis, [relay]), P ! {self(), hello}, receive M -> M end'],
    ['by alias', '{relay, Us} ! {alias(), hello}, receive M -> M end'],
    ['a call', 'gen_server:call({echo, Us}, hello)'],
    ['two calls', 'gen_server:call({echo, Us}, hello), gen_server:call({echo, Us}, hello)'],
    ['rpc, which sees the token', 'rpc:call(Us, seq_trace, get_token, [label])'],
    ['rpc:cast', 'S = self(), rpc:cast(Us, erlang, send, [S, hello]), receive M -> M end'],
    ['spawn', 'S = self(), spawn(Us, erlang, send, [S, hello]), receive M -> M end'],
    ['spawn of nobody', 'spawn_request(Us, foo, bar, [], [nonsense]), receive {_, _, _, M} -> M end'],
    [
      'a link that breaks',
      "process_flag(trap_exit, true), spawn_link(Us, erlang, exit, [hello]), receive {'EXIT', _, M} -> M end",
    ],
    [
      "a 'DOWN', which carries none",
      "spawn_monitor(Us, erlang, exit, [x]), receive {'DOWN', _, _, _, M} -> M end",
    ],
    [
      'a label of any kind',
      'seq_trace:set_token(label, {a, 1}), rpc:call(Us, seq_trace, get_token, [label])',
    ],
    [
      'what a receiver has said under the token of another message',
      '{relay, Us} ! {self(), hello}, receive M -> M end, S = self(), spawn(fun() -> {relay, Us} ! {S, other} end), receive O -> {M, O} end',
    ],
    [
      'a message without a token',
      'S = self(), seq_trace:set_token([]), {relay, Us} ! {S, hello}, receive M -> M end',
    ],
  ])('%s goes and comes as over a real node', async (_, run) => {
    expect(await traced(run, node.name)).toBe(await traced(run, other.name))
  })

  it('begun by us, they come back from there as those that it begins', async () => {
    const ours = (run: (self: Self) => unknown): Promise<Token | undefined> =>
      new Promise((resolve) => {
        node.spawn(async (self) => {
          self.seqTrace.set({ label: atom('begun'), flags: 0 })
          await run(self)
          resolve(self.seqTrace.token)
        })
      })
    const relayed = await ours(async (self) => {
      self.send(t('relay', other.name), t(self.pid, atom('hello')))
      await self.receive()
    })
    expect(relayed?.slice(0, 2)).toEqual([0, atom('begun')])
    expect(relayed?.[4]).toBe(1) // the answer's own serial depends on what else was relayed there
    for (const args of [[], [1]]) {
      const asked = await ours(async (self) => {
        self.spawnRequest(other.name, 'erlang', 'self', args)
        await self.receive()
      })
      expect([asked?.[2], asked?.[4]]).toEqual([2, 1])
    }
  })
})
