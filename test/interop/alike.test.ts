/**
 * The same said to us and to a second `erl` in our place, and the same must come of it: signals that cross, aliases of
 * every kind, and all that can be asked of a process that is spawned by name. A process there does as it is told, so that
 * each scene can have its deeds on either side.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type Atom,
  any,
  atom,
  format,
  type Pid,
  type Reference,
  type Self,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { scenes } from './alike-scenes.ts'
import { defineModule } from './define_module.ts'
import { describeReleases, Peer } from './otp.ts'
import { type Pair, startPair } from './pair.ts'

/** What obeys on the second `erl`. `obey` below is the same for us. */
const OBEY = `
-module(obey).
-export([loop/0, wait/0, leader/1]).
wait() -> receive {stop, Reason} -> exit(Reason) end.
leader(To) -> To ! {leader, group_leader()}.
loop() -> receive {obey, From, Order} -> From ! {obeyed, self(), do(Order)}, loop() end.
do({link, Pid}) -> link(Pid);
do({unlink, Pid}) -> unlink(Pid);
do({monitor, Target}) -> monitor(process, Target);
do({monitor, Target, Alias}) -> monitor(process, Target, [{alias, Alias}]);
do({demonitor, Ref}) -> demonitor(Ref);
do({exit, Pid, Reason}) -> exit(Pid, Reason);
do({die, Reason}) -> exit(Reason);
do(trap) -> process_flag(trap_exit, true);
do({send, To, Message}) -> To ! Message, ok;
do({alias, Mode}) -> alias([Mode]);
do({unalias, Alias}) -> unalias(Alias);
do(leader) -> group_leader();
do({register, Name}) -> register(Name, self());
do({unregister, Name}) -> unregister(Name);
do({take, Count}) -> Taken = [receive M when element(1, M) =/= obey -> M after 30000 -> missing end || _ <- lists:seq(1, Count)], Taken ++ rest().
rest() -> receive M when element(1, M) =/= obey -> [M | rest()] after 0 -> [] end.
`

async function obey(self: Self, order: Term): Promise<unknown> {
  const [what, a, b] = (Array.isArray(order) ? order : [order]) as readonly Term[]
  const target = (Array.isArray(a) ? { name: a[0], node: a[1] } : a) as Pid
  switch (String(what)) {
    case 'link':
      return self.link(a as Pid)
    case 'unlink':
      return self.unlink(a as Pid)
    case 'monitor':
      return self.monitor(target, b === undefined ? {} : { alias: String(b) as 'demonitor' })
    case 'demonitor':
      return self.demonitor(a as Reference, { flush: false })
    case 'exit':
      return self.exit(a as Pid, b as Term)
    case 'die':
      return self.exit(a as Term)
    case 'trap':
      return self.processFlag('trap_exit', true)
    case 'send':
      return self.send(a as Pid, b as Term)
    case 'alias':
      return self.alias(String(a) as 'reply')
    case 'unalias':
      return self.unalias(a as Reference)
    case 'leader':
      return self.groupLeader
    case 'register':
      return self.register(a as Atom)
    case 'unregister':
      return self.apply('erlang', 'unregister', [a as Term])
    case 'take':
      return take(self, a as number)
  }
  throw new Error(`nobody here obeys ${format(order)}`)
}

async function take(self: Self, count: number): Promise<Term[]> {
  const taken: Term[] = []
  for (;;) {
    const message = await self.receive(any, { after: taken.length < count ? 5000 : 0 })
    if (message === undefined) return taken
    taken.push(message as Term)
  }
}

describeReleases('alike', (release) => {
  let pair: Pair
  let other: Peer

  beforeAll(async () => {
    pair = await startPair(release, 'alike', { env: { log: () => {} } })
    const { peer, node } = pair
    other = await Peer.start(release, { name: 'c', cookie: 'alike', epmdPort: pair.epmd.port })
    await defineModule(other, OBEY)
    node.modules.set('obey', {
      wait: async (self) => {
        const [, reason] = await self.receive(t(atom('stop'), any))
        self.exit(reason)
      },
      leader: (self, to) => self.send(to as Pid, t(atom('leader'), self.groupLeader)),
      loop: async (self) => {
        for (;;) {
          const [, from, order] = await self.receive(t(atom('obey'), any.pid, any))
          self.send(from, t(atom('obeyed'), self.pid, ((await obey(self, order)) ?? true) as Term))
        }
      },
    })
    await peer.bind('Start', 'fun(Us) -> spawn(Us, obey, loop, []) end')
    await peer.bind('Tell', 'fun(P, Order) -> P ! {obey, self(), Order}, ok end')
    await peer.bind(
      'Do',
      'fun(P, Order) -> P ! {obey, self(), Order}, receive {obeyed, P, R} -> R after 30000 -> missing end end',
    )
    // So many messages, and those that have come by the time that a word has gone there and back.
    await peer.bind(
      'Took',
      `fun(Us, Count) ->
        Got = [receive M when element(1, M) =/= obeyed -> M after 30000 -> missing end || _ <- lists:seq(1, Count)],
        is_pid(spawn(Us, erlang, self, [])),
        lists:sort(Got ++ (fun Rest() -> receive M when element(1, M) =/= obeyed -> [M | Rest()] after 0 -> [] end end)())
      end`,
    )
    // Runs a scene in a process of its own; what there is of pids and references in the outcome is told by kind and home.
    await peer.bind(
      'Play',
      `fun(Scene, Us) ->
        Home = fun(Kind, Node) when Node =:= Us -> {Kind, us}; (Kind, _) -> {Kind, peer} end,
        Plain = fun
          P(X) when X =:= Us -> us;
          P(X) when is_pid(X) -> Home(pid, node(X));
          P(X) when is_reference(X) -> Home(ref, node(X));
          P(X) when is_tuple(X) -> list_to_tuple([P(E) || E <- tuple_to_list(X)]);
          P([H | T]) -> [P(H) | P(T)];
          P(X) -> X
        end,
        Here = self(),
        {Player, Ref} = spawn_monitor(fun() -> Here ! {outcome, self(), Plain(Scene(Us))} end),
        receive
          {outcome, Player, Outcome} -> demonitor(Ref, [flush]), Outcome;
          {'DOWN', Ref, _, _, Reason} -> {ended, Plain(Reason)}
        end
      end`,
    )
  })

  afterAll(async () => {
    await other?.kill()
    await pair?.stop()
  })

  const play = (scene: string, us: string) => pair.peer.text(`Play(fun(Us) -> ${scene} end, '${us}')`)

  it.each(scenes)('%s', async (_, scene) => {
    expect(await play(scene, pair.node.name)).toBe(await play(scene, other.name))
  })
})
