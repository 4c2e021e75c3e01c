/** Links, monitors, exits and spawning between a real `erl` and us, each from either side. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  any,
  atom,
  equals,
  format,
  matches,
  type Node,
  type Pid,
  type Reference,
  type Self,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Pair, startPair } from './pair.ts'

const EXIT = t(atom('EXIT'), any.pid, any)
const DOWN = t(atom('DOWN'), any, atom('process'), any, any)

describeReleases('signals', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    pair = await startPair(release, 'signals')
    ;({ peer, node } = pair)
    await peer.eval('process_flag(trap_exit, true)')
    await peer.bind('Us', `'${node.name}'`)
    node.modules.set('ours', {
      /** Waits for a reason and exits with it. */
      wait: async (self) =>
        self.exit(((await self.receive(t(atom('stop'), any))) as unknown as Term[])[1] as Term),
      /** As `wait`, but traps exits and tells the parent of them. */
      trap: async (self, parent) => {
        self.processFlag('trap_exit', true)
        self.send(parent as Pid, t(atom('trapping'), self.pid))
        for (;;) self.send(parent as Pid, t(atom('trapped'), await self.receive(EXIT)))
      },
      exit: (self, reason) => self.exit(reason as Term),
      tell: (self, parent, ...words) => self.send(parent as Pid, t(atom('told'), self.node, words)),
    })
  })

  afterAll(async () => {
    await pair?.stop()
  })

  // Whatever a test left in the peer's mailbox is not the next one's.
  beforeEach(async () => {
    await peer.eval('(fun Flush() -> receive _ -> Flush() after 0 -> ok end end)()')
  })

  /** The result of a process of ours, trapping exits. */
  function ours<T>(body: (self: Self) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      node.spawn(async (self) => {
        self.processFlag('trap_exit', true)
        await body(self).then(resolve, reject)
      })
    })
  }

  const within = { after: 30_000 }
  const next = async (self: Self, pattern: unknown): Promise<readonly Term[]> => {
    const message = (await self.receive(pattern, within)) as readonly Term[] | undefined
    if (message === undefined) throw new Error('no signal came in 30 s')
    return message
  }
  /** A process of the peer's. */
  const theirs = async (body: string): Promise<Pid> => {
    const pid = await peer.eval(`spawn(fun() -> ${body} end)`)
    if (!matches(any.pid, pid)) throw new Error('spawn gives a pid')
    return pid as Pid
  }
  const text = async (expressions: string): Promise<string> => format(await peer.eval(expressions))

  it('what we spawn there by spawn_request runs, linked and monitored, and exits to us', async () => {
    const said = await ours(async (self) => {
      const options = { link: true, monitor: true }
      const reference = self.spawnRequest(peer.name, 'erlang', 'exit', [t(atom('boom'), 'x')], options)
      const reply = await next(self, t(atom('spawn_reply'), reference, any, any.pid))
      const [, from, reason] = await next(self, EXIT)
      const down = await next(self, DOWN)
      return [format(reply[2]), equals(from, reply[3] as Term), format(reason), format(down[4])]
    })
    expect(said).toEqual(['ok', true, '{boom,<<"x">>}', '{boom,<<"x">>}'])
  })

  it('a function that they do not have is undef, an arity too', async () => {
    const reason = await ours(async (self) => {
      self.spawnRequest(peer.name, 'nowhere', 'f', [1], { monitor: true })
      return format((await next(self, DOWN))[4])
    })
    expect(reason).toMatch(/^\{undef,\[\{nowhere,f,\[1\],\[\]\}/)
  })

  it.each([
    ['normal', 'normal'],
    ['shutdown', 'shutdown'],
    ['kill', 'kill'],
    ['{boom, <<"x">>, [1.5]}', '{boom,<<"x">>,[1.5]}'],
  ])('their process, linked and monitored by us, ends for %s', async (given, reason) => {
    const pid = await theirs(`receive go -> exit(${given}) end`)
    const got = await ours(async (self) => {
      self.link(pid)
      self.monitor(pid)
      self.send(pid, atom('go'))
      return [format((await next(self, EXIT))[2]), format((await next(self, DOWN))[4])]
    })
    expect(got).toEqual([reason, reason])
  })

  it.each(['normal', 'shutdown', '{boom,<<"x">>,[1.5]}'])(
    'our process, linked and monitored by them, ends for %s',
    async (reason) => {
      const got = await text(`
        Pid = spawn_link(Us, ours, wait, []),
        Ref = monitor(process, Pid),
        Pid ! {stop, ${reason}},
        {receive {'EXIT', Pid, R1} -> R1 after 30000 -> nothing end,
         receive {'DOWN', Ref, process, Pid, R2} -> R2 after 30000 -> nothing end}`)
      expect(got).toBe(`{${reason},${reason}}`)
    },
  )

  it('a link with the dead is noproc, from either side', async () => {
    const gone = await theirs('ok')
    const reason = await ours(async (self) => {
      self.link(gone)
      return format((await next(self, EXIT))[2])
    })
    expect(reason).toBe('noproc')
    const at = `
      Pid = spawn(Us, ours, exit, [normal]),
      Ref = monitor(process, Pid), receive {'DOWN', Ref, _, _, _} -> ok end,
      link(Pid), receive {'EXIT', Pid, Reason} -> Reason after 30000 -> nothing end`
    expect(await text(at)).toBe('noproc')
  })

  it('unlink is acknowledged both ways, and linking again works', async () => {
    const pid = await theirs('receive {stop, Reason} -> exit(Reason) end')
    const got = await ours(async (self) => {
      for (let n = 0; n < 100; n++) {
        self.link(pid)
        self.unlink(pid)
      }
      self.link(pid)
      self.send(pid, t(atom('stop'), atom('again')))
      return format((await next(self, EXIT))[2])
    })
    expect(got).toBe('again')
    const linked = `
      Pid = spawn(Us, ours, wait, []),
      [begin link(Pid), unlink(Pid) end || _ <- lists:seq(1, 100)],
      link(Pid), Pid ! {stop, again},
      receive {'EXIT', Pid, Reason} -> Reason after 30000 -> nothing end`
    expect(await text(linked)).toBe('again')
    const unlinked = `
      Pid = spawn_link(Us, ours, wait, []), Ref = monitor(process, Pid), unlink(Pid), Pid ! {stop, silently},
      receive {'DOWN', Ref, _, _, silently} -> ok end,
      receive {'EXIT', Pid, _} -> told after 0 -> silent end`
    expect(await text(unlinked)).toBe('silent')
  })

  it('exit/2 crosses with its rules: normal is ignored, others are trapped, kill is not', async () => {
    const got = await text(`
      Pid = spawn(Us, ours, trap, [self()]),
      receive {trapping, Pid} -> ok end,
      Ref = monitor(process, Pid),
      Me = self(),
      exit(Pid, boom), exit(Pid, normal),
      Trapped = [receive {trapped, {'EXIT', Me, R}} -> R after 30000 -> nothing end || _ <- [1, 2]],
      exit(Pid, kill),
      {Trapped, receive {'DOWN', Ref, _, _, Reason} -> Reason after 30000 -> nothing end}`)
    expect(got).toBe('{[boom,normal],killed}')
    const trapper = await theirs(
      'process_flag(trap_exit, true), (fun Loop() -> receive {to, P} -> put(p, P); E -> get(p) ! E end, Loop() end)()',
    )
    const back = await ours(async (self) => {
      const reference = self.monitor(trapper)
      self.send(trapper, t(atom('to'), self.pid))
      self.exit(trapper, atom('boom'))
      self.exit(trapper, atom('normal'))
      const trapped = [(await next(self, EXIT))[2], (await next(self, EXIT))[2]].map((term) => format(term))
      self.exit(trapper, atom('kill'))
      return [...trapped, format((await next(self, t(atom('DOWN'), reference, any, any, any)))[4])]
    })
    expect(back).toEqual(['boom', 'normal', 'killed'])
  })

  it.each([
    ['spawn(Us, ours, tell, [self(), 1, a])', '{told,'],
    ['spawn_link(Us, ours, tell, [self(), 1, a])', '{told,'],
    ['spawn_monitor(Us, ours, tell, [self(), 1, a])', '{told,'],
    ['spawn_opt(Us, ours, tell, [self(), 1, a], [{priority, high}, link])', '{told,'],
    ['spawn_request(Us, ours, tell, [self(), 1, a], [{reply, no}])', '{told,'],
    ['spawn(Us, fun ours:tell/3)', '{told,'],
  ])('%s of a real erl runs here', async (call) => {
    const tell = call.includes('fun ours')
      ? 'spawn(Us, erlang, apply, [fun ours:tell/3, [self(), 1, a]])'
      : call
    expect(await text(`${tell}, receive {told, _, _} = Told -> Told after 30000 -> nothing end`)).toBe(
      `{told,${format(atom(node.name))},[1,a]}`,
    )
  })

  it('spawn_request is answered with the tag that was asked for, and with badopt where OTP would', async () => {
    const reply = `Ref = spawn_request(Us, ours, wait, [], [monitor, {reply_tag, mine}]),
      receive {mine, Ref, ok, Pid} -> exit(Pid, kill), receive {'DOWN', Ref, process, Pid, R} -> R end after 30000 -> nothing end`
    expect(await text(reply)).toBe('killed')
  })

  it('undef and a fun of the peer end the process here, with a reason that says so', async () => {
    expect(
      await text(`{_, Ref} = spawn_monitor(Us, ours, nothing, [1]),
        receive {'DOWN', Ref, _, _, Reason} -> Reason after 30000 -> nothing end`),
    ).toBe('{undef,[{ours,nothing,[1],[]}]}')
    expect(
      await text(`{_, Ref} = spawn_monitor(Us, fun() -> ok end),
        receive {'DOWN', Ref, _, _, {{Why, Fun}, []}} -> {Why, is_function(Fun, 0)} after 30000 -> nothing end`),
    ).toBe('{fun_needs_a_beam,true}')
  })

  it('an exit reason of any size and kind comes as it is: what erpc lives on', async () => {
    expect(
      await text(`Big = {make_ref(), return, binary:copy(<<7>>, 1000000)},
        {_, Ref} = spawn_monitor(Us, ours, exit, [Big]),
        receive {'DOWN', Ref, _, _, Big} -> same after 30000 -> nothing end`),
    ).toBe('same')
  })

  it('group_leader/2 reaches our process', async () => {
    const leader = await theirs('receive stop -> ok end')
    const got = new Promise<Pid>((resolve) => {
      node.register(
        'led',
        node.spawn(async (self) => {
          await self.receive(atom('done'))
          resolve(self.groupLeader)
        }),
      )
    })
    const pid = node.whereis('led')
    await ours(async (self) => {
      const holder = await theirs(`receive {pid, P, L} -> group_leader(L, P), P ! done end`)
      self.send(holder, t(atom('pid'), pid as Pid, leader))
    })
    expect(format(await got)).toBe(format(leader))
  })

  it('our alias takes what they send by it, until we take it back', async () => {
    const sender = await theirs(
      '(fun Loop() -> receive {M, To, Pid} -> To ! M, Pid ! sent, Loop() end end)()',
    )
    const got = await ours(async (self) => {
      const [lasting, once] = [self.alias(), self.alias('reply')]
      const send = async (message: Term, alias: Reference): Promise<void> => {
        self.send(sender, t(message, alias, self.pid))
        await next(self, atom('sent'))
      }
      await send(1, lasting)
      await send(2, lasting)
      await send(3, once)
      await send(4, once)
      self.unalias(lasting)
      await send(5, lasting)
      const came: Term[] = []
      for (;;) {
        const message = await self.receive(any, { after: 0 })
        if (message === undefined) return came
        came.push(message as Term)
      }
    })
    expect(got).toEqual([1, 2, 3])
  })

  it('the end of the connection is noconnection to all that are linked', async () => {
    const pid = await theirs('receive stop -> ok end')
    const got = ours(async (self) => {
      self.link(pid)
      self.monitorNode(peer.name, true)
      const reference = self.monitor(pid)
      self.spawnRequest(peer.name, 'erlang', 'self', [])
      await next(self, t(atom('spawn_reply'), any, any, any))
      node.disconnect(peer.name)
      await next(self, t(atom('nodedown'), atom(peer.name)))
      return [(await next(self, EXIT))[2], (await next(self, t(atom('DOWN'), reference, any, any, any)))[4]]
    })
    expect((await got).map((term) => format(term))).toEqual(['noconnection', 'noconnection'])
    expect(
      await text(`
      Pid = spawn_link(Us, ours, wait, []), erlang:disconnect_node(Us),
      receive {'EXIT', Pid, Reason} -> Reason after 30000 -> nothing end`),
    ).toBe('noconnection')
  })
})
