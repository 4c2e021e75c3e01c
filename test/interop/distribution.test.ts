/**
 * Odds and ends of OTP's `distribution_SUITE` and JInterface's `nc_SUITE` that a foreign node must stand as well: what is
 * said while a connection is being made, to a peer that does not read, to a node that has started again, and terms of
 * every kind by chance. README.md of this folder says where the rest is.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { phash2 } from '../../src/kernel/phash2.ts'
import {
  type Atom,
  any,
  atom,
  Export,
  equals,
  format,
  type Node,
  type Pid,
  rpc,
  startNode,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { copy } from '../../src/term/copy.ts'
import { term } from '../../test/terms.ts'
import { corpus } from './corpus.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Inbox, inbox } from './ours.ts'
import { type Pair, startPair } from './pair.ts'

const cookie = 'distribution'

describeReleases('distribution', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node
  let ours: Inbox

  beforeAll(async () => {
    pair = await startPair(release, cookie, { env: { log: () => {} } })
    ;({ peer, node } = pair)
    ours = inbox(node, 'inbox')
    await peer.eval('register(probe, self())')
    await peer.bind('Inbox', `{inbox, '${node.name}'}`)
    // Says to whoever asks what it was told: by pid or by name.
    await peer.bind(
      'Echo',
      'spawn(fun() -> register(echo, self()), (fun Loop() -> receive {From, M} -> From ! {self(), M}, Loop() end end)() end)',
    )
  })

  beforeEach(async () => {
    await peer.eval('(fun Flush() -> receive _ -> Flush() after 0 -> ok end end)()')
  })

  afterAll(() => pair?.stop())

  /** Until neither side has the connection any more. */
  async function disconnect(): Promise<void> {
    await peer.settled()
    await peer.eval(`(fun() ->
      monitor_node('${node.name}', true), erlang:disconnect_node('${node.name}'),
      receive {nodedown, _} -> net_kernel:get_net_ticktime() end
    end)()`)
    await expect.poll(() => node.nodes('connected'), { interval: 1 }).toEqual([])
  }

  describe('what is said while the connection is being made', () => {
    it.each(['<<5:3>>', 'fun lists:map/2', '#{<<1:1>> => fun erlang:abs/1}'])(
      'by erl: %s',
      async (erlang) => {
        await disconnect()
        await peer.eval(`Inbox ! ${erlang}`)
        expect(format(await ours.next())).toBe(await peer.text(erlang))
      },
    )

    it.each(['<<5:3>>', 'fun lists:map/2'])('by us: %s', async (erlang) => {
      await peer.eval(`Inbox ! {Echo, ${erlang}}`)
      const [echo, value] = (await ours.next()) as unknown as [Pid, Term]
      for (const to of [echo, t(atom('echo'), atom(peer.name))] as const) {
        await disconnect()
        await node.send(to, t(ours.pid, value))
        expect(equals(await ours.next(), t(echo, value))).toBe(true)
      }
    })

    it.each([
      ['link', "link(P), receive {'EXIT', P, R} -> R end"],
      ['monitor', "Ref = monitor(process, P), receive {'DOWN', Ref, _, _, R} -> R end"],
      ['exit/2', "exit(P, because), Ref = monitor(process, P), receive {'DOWN', Ref, _, _, R} -> R end"],
    ])('%s by erl', async (_, act) => {
      const pid = node.spawn((self) => self.receive(atom('end')).then(() => self.exit(atom('because'))))
      await node.send(t(atom('probe'), atom(peer.name)), t(atom('target'), pid))
      await peer.bind('Target', 'receive {target, T} -> T after 30000 -> exit(no_target) end')
      await disconnect()
      const answer = peer.text(`(fun(P) -> process_flag(trap_exit, true), ${act} end)(Target)`)
      if (!act.startsWith('exit')) {
        await expect.poll(() => node.nodes('connected'), { interval: 1 }).toEqual([peer.name])
        await node.send(pid, atom('end'))
      }
      expect(['because', 'noproc']).toContain(await answer)
    })

    it('group_leader/2 by erl', async () => {
      const pid = node.spawn((self) => self.receive(atom('never')))
      await node.send(t(atom('probe'), atom(peer.name)), t(atom('target'), pid))
      await peer.bind('Led', 'receive {target, T} -> T after 30000 -> exit(no_target) end')
      await disconnect()
      await peer.eval('group_leader(self(), Led)')
      await expect
        .poll(() => format(node.runtime.processInfo(pid, 'group_leader') as Term), { interval: 1 })
        .toBe(format((await peer.eval('self()')) as Term))
    })
  })

  it('a peer that does not read holds up nobody for ever, and nothing is lost or out of order', async () => {
    await peer.eval('Inbox ! Echo')
    const echo = (await ours.next()) as Pid
    const watched = node.spawn((self) => self.receive(atom('never')))
    await node.send(t(atom('probe'), atom(peer.name)), t(atom('target'), watched))
    await peer.bind('Watched', 'receive {target, W} -> W after 30000 -> exit(no_target) end')
    await peer.eval('process_flag(trap_exit, true), link(Watched), monitor(process, Watched), ok')
    // What erl says by its own output may be here before what it sent.
    const monitoredBy = () => format(node.runtime.processInfo(watched, 'monitored_by') as Term)
    await expect.poll(monitoredBy, { interval: 1 }).not.toBe('[]')
    peer.signal('SIGSTOP')
    const big = new Uint8Array(1024 * 1024)
    node.spawn(async (self) => {
      for (let n = 0; n < 16; n++) self.send(echo, t(ours.pid, t(n, big)))
      self.exit(watched, atom('kill'))
    })
    await new Promise((resolve) => setImmediate(resolve))
    peer.signal('SIGCONT')
    for (let n = 0; n < 16; n++) {
      const [, [number]] = (await ours.next()) as unknown as [Pid, [number]]
      expect(number).toBe(n)
    }
    expect(await peer.text(`receive {'EXIT', Watched, R} -> R after 30000 -> none end`)).toBe('killed')
    expect(await peer.text(`receive {'DOWN', _, _, Watched, R2} -> R2 after 30000 -> none end`)).toBe(
      'killed',
    )
  })

  it('many who send at once are each heard in order, both ways', async () => {
    const [senders, messages] = [20, 200]
    await peer.eval(
      `[spawn(fun() -> [Inbox ! {S, N} || N <- lists:seq(1, ${messages})] end) || S <- lists:seq(1, ${senders})], ok`,
    )
    const last = new Map<number, number>()
    for (let n = 0; n < senders * messages; n++) {
      const [sender, number] = (await ours.next()) as unknown as [number, number]
      expect(number).toBe((last.get(sender) ?? 0) + 1)
      last.set(sender, number)
    }
    for (let s = 1; s <= senders; s++) {
      node.spawn((self) => {
        for (let n = 1; n <= messages; n++) self.send(t(atom('probe'), atom(peer.name)), t(s, n))
      })
    }
    expect(
      await peer.text(`[[N || _ <- lists:seq(1, ${messages}), N <- [receive {S, M} -> M after 30000 -> none end]]
        =:= lists:seq(1, ${messages}) || S <- lists:seq(1, ${senders})] =:= lists:duplicate(${senders}, true)`),
    ).toBe('true')
  })

  it('a list of ten thousand small binaries arrives whole', async () => {
    await peer.eval('Inbox ! [<<N:800>> || N <- lists:seq(1, 10000)]')
    const list = (await ours.next()) as readonly Uint8Array[]
    expect(list).toHaveLength(10_000)
    await node.send(t(atom('probe'), atom(peer.name)), list as unknown as Term)
    expect(
      await peer.text('receive L when is_list(L) -> L =:= [<<N:800>> || N <- lists:seq(1, 10000)] end'),
    ).toBe('true')
  })

  it('the process of an earlier life of a node is nobody, though one of its number lives, from either side', async () => {
    const start = () =>
      startNode({ sname: 'phoenix', cookie, epmdPort: pair.epmd.port, env: { log: () => {} } })
    const spawnOne = (on: Node) => on.spawn((self) => self.receive(atom('never')))
    const first = await start()
    const ashes = spawnOne(first)
    await first.send(t(atom('probe'), atom(peer.name)), t(atom('ashes'), ashes))
    await peer.bind('Ashes', 'receive {ashes, P} -> P after 30000 -> exit(no_ashes) end')
    await peer.eval('Inbox ! Ashes')
    const seen = (await ours.next()) as Pid
    await first.stop()
    const second = await start()
    try {
      const twin = spawnOne(second)
      expect(twin.id).toBe(seen.id)
      await peer.eval('process_flag(trap_exit, true), link(Ashes), ok')
      expect(await peer.text(`receive {'EXIT', Ashes, R} -> R after 30000 -> none end`)).toBe('noproc')
      expect(
        await peer.text(
          `Ref = monitor(process, Ashes), receive {'DOWN', Ref, _, _, R} -> R after 30000 -> none end`,
        ),
      ).toBe('noproc')
      await peer.eval('exit(Ashes, kill), Ashes ! hello')
      const reason = new Promise<string>((resolve) => {
        node.spawn(async (self) => {
          const reference = self.monitor(seen)
          self.exit(seen, atom('kill'))
          resolve(format((await self.receive(t(atom('DOWN'), reference, any, any, any)))[4]))
        })
      })
      expect(await reason).toBe('noproc')
      expect(second.runtime.isAlive(twin)).toBe(true)
    } finally {
      await second.stop()
    }
  })

  it('terms of every kind and combination go to erl and come back', async () => {
    const echo = t(atom('echo'), atom(peer.name) as Atom)
    const property = fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 20 }), async (values) => {
      await node.send(echo, t(ours.pid, values as Term[]))
      const [, back] = (await ours.next()) as unknown as [Pid, Term]
      if (!equals(back, values)) throw new Error(`${format(back)} came back`)
    })
    await fc.assert(property, { numRuns: 100 })
  })

  it('what is known of a connection is told, as far as it is known here', async () => {
    const [us, them] = [`'${node.name}'`, `'${peer.name}'`]
    const told = (at: string, other: string) =>
      peer.text(`At = ${at}, Of = ${other}, Ask = fun(F, Args) -> rpc:call(At, net_kernel, F, Args) end,
        {ok, All} = Ask(nodes_info, []), {Of, Info} = lists:keyfind(Of, 1, All), {ok, Owner} = Ask(node_info, [Of, owner]),
        [lists:keyfind(state, 1, Info), lists:keyfind(type, 1, Info), Ask(node_info, [Of, state]), node(Owner) =:= At,
         Ask(node_info, [Of, nonsense]), Ask(node_info, [At]), element(1, Ask(node_info, [Of]))]`)
    expect(await told(us, them)).toBe(await told(them, us))
  })

  it('they have the hash there that they have here, and so have funs of theirs', async () => {
    const hashed = async (values: Term[]) => {
      const theirs = await rpc.call(node, peer.name, 'lists', 'map', [HASH, values])
      const differ = values.filter((value, i) => phash2(copy(value)) % 2 ** 27 !== (theirs as number[])[i])
      expect(differ.map((value) => format(value))).toEqual([])
    }
    const funs = await peer.eval(
      '[fun(X) -> X end | [(fun(A, B) -> fun(X) -> {X, A, B} end end)(5, #{a => [b]})]]',
    )
    await hashed([...corpus.map(({ value }) => value), ...(funs as Term[])])
    const property = fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 20 }), (values) =>
      hashed(values as Term[]),
    )
    await fc.assert(property, { numRuns: 100 })
  })
})

const HASH = new Export(atom('erlang'), atom('phash2'), 1)
