/** A visible node of ours among real ones: the full mesh, the names, the locks of `global`. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { any, atom, format, global, type Node, type Pid, startNode, t } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { inbox } from './ours.ts'

describeReleases('global', (release) => {
  let epmd: Epmd
  const nodes: Node[] = []
  const peers: Peer[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
  })

  afterEach(async () => {
    await Promise.all([
      ...nodes.splice(0).map((node) => node.stop()),
      ...peers.splice(0).map((peer) => peer.kill()),
    ])
  })

  afterAll(async () => {
    await epmd?.stop()
  })

  async function ours(sname: string): Promise<Node> {
    const node = await startNode({ sname, cookie: 'right', epmdPort: epmd.port })
    nodes.push(node)
    return node
  }

  async function real(name: string, ...args: string[]): Promise<Peer> {
    const peer = await Peer.start(release, { name, cookie: 'right', epmdPort: epmd.port, args })
    peers.push(peer)
    return peer
  }

  /** Each of all nodes sees all the others. */
  async function fullMesh(): Promise<void> {
    const all = [...nodes.map(({ name }) => name), ...peers.map(({ name }) => name)].sort()
    const seen = async (): Promise<string[][]> => [
      ...nodes.map((node) => [node.name, ...node.nodes()].sort()),
      ...(await Promise.all(
        peers.map(async (peer) => ((await peer.eval('[node() | nodes()]')) as []).map(String).sort()),
      )),
    ]
    await expect.poll(seen, { interval: 50 }).toEqual(all.map(() => all))
  }

  it('a mesh of six is full after each join, and after a death on either side', async () => {
    const first = await real('r1')
    for (const join of [
      () => ours('t1'),
      () => real('r2'),
      () => ours('t2'),
      () => real('r3'),
      () => ours('t3'),
    ]) {
      const joined = await join()
      // By turns through the real one and through ours.
      const through = nodes.length % 2 === 0 ? first.name : (nodes[0]?.name ?? first.name)
      const target = through === joined.name ? first.name : through
      if (joined instanceof Peer) await joined.eval(`pong = net_adm:ping('${target}')`)
      else expect(await joined.ping(target)).toBe(atom('pong'))
      await fullMesh()
    }
    await peers.splice(1, 1)[0]?.kill()
    await fullMesh()
    await nodes.splice(1, 1)[0]?.stop()
    await fullMesh()
  })

  /** Two real nodes and one of ours, in one cluster, with the same names. */
  async function three(): Promise<{ ts: Node; r1: Peer; r2: Peer }> {
    const [ts, r1, r2] = await Promise.all([ours('ts'), real('r1'), real('r2')])
    await r1.eval(`pong = net_adm:ping('${ts.name}')`)
    await r2.eval(`pong = net_adm:ping('${ts.name}')`)
    await fullMesh()
    await Promise.all([global.sync(ts), r1.eval('ok = global:sync()'), r2.eval('ok = global:sync()')])
    return { ts, r1, r2 }
  }

  const owner = (peer: Peer, name: string) =>
    peer.text(`case global:whereis_name(${name}) of undefined -> undefined; P -> node(P) end`)

  it('a name registered with us is seen by all, serves as an address, and goes with its process', async () => {
    const { ts, r1, r2 } = await three()
    const box = inbox(ts)
    expect(await global.registerName(ts, t(atom('chat'), 1), box.pid)).toBe(atom('yes'))
    expect([await owner(r1, '{chat, 1}'), await owner(r2, '{chat, 1}')]).toEqual([ts.name, ts.name])
    await r1.eval('global:send({chat, 1}, {hello, from, erl})')
    expect(format(await box.next())).toBe('{hello,from,erl}')
    expect(await r2.text('global:register_name({chat, 1}, self())')).toBe('no')
    ts.runtime.exit(box.pid, atom('kill'))
    await expect.poll(() => owner(r1, '{chat, 1}')).toBe('undefined')
    await expect.poll(() => owner(r2, '{chat, 1}')).toBe('undefined')
    expect(await r2.text('global:register_name({chat, 1}, self())')).toBe('yes')
    expect(global.whereisName(ts, t(atom('chat'), 1))?.node.name).toBe(r2.name)
  })

  it('a name registered with a real node is seen by us, moves, and is given up', async () => {
    const { ts, r1, r2 } = await three()
    expect(await r1.text('global:register_name(clock, self())')).toBe('yes')
    expect(global.whereisName(ts, atom('clock'))?.node.name).toBe(r1.name)
    expect(
      await global.registerName(
        ts,
        atom('clock'),
        ts.spawn((self) => self.receive()),
      ),
    ).toBe(atom('no'))
    expect(await r2.text('global:re_register_name(clock, self())')).toBe('yes')
    expect(global.whereisName(ts, atom('clock'))?.node.name).toBe(r2.name)
    const heir = ts.spawn((self) => self.receive())
    expect(await global.reRegisterName(ts, atom('clock'), heir)).toBe(atom('yes'))
    expect(await owner(r1, 'clock')).toBe(ts.name)
    await global.unregisterName(ts, atom('clock'))
    expect(await r1.text('global:registered_names()')).toBe('[]')
    expect(global.registeredNames(ts)).toEqual([])
  })

  it('names go with the node that dies', async () => {
    const { ts, r1, r2 } = await three()
    await r1.eval('yes = global:register_name(short_lived, self())')
    await global.registerName(
      ts,
      atom('ours'),
      ts.spawn((self) => self.receive()),
    )
    await peers.splice(peers.indexOf(r1), 1)[0]?.kill()
    await expect.poll(() => global.registeredNames(ts).map((name) => format(name))).toEqual(['ours'])
    await expect.poll(() => r2.text('global:registered_names()')).toBe('[ours]')
    await nodes.splice(0)[0]?.stop()
    await expect.poll(() => r2.text('global:registered_names()')).toBe('[]')
  })

  it('global:trans over nodes() gets the lock on all, theirs and ours keep each other out', async () => {
    const { ts, r1, r2 } = await three()
    expect(
      await r1.text('global:trans({resource, self()}, fun() -> [node() | nodes()] -- [node()] end)'),
    ).toContain(ts.name)
    expect(await r1.text(`rpc:call('${ts.name}', global, set_lock, [{resource, r1}, [], -1])`)).toContain(
      'function_clause',
    )
    expect(await r1.text('global:set_lock({resource, r1})')).toBe('true')
    expect(await ourAttempt(ts, 'ts')).toBe('aborted')
    expect(await ourAttempt(ts, 'r1')).toBe('done') // the same requester may
    await r1.eval('global:set_lock({resource, r1})')
    await r1.eval('global:del_lock({resource, r1})')
    expect(await ourAttempt(ts, 'ts')).toBe('done')
    const during = await new Promise<string>((resolve, reject) => {
      ts.spawn(async (self) => {
        const id = t(atom('resource'), self.pid)
        await global
          .trans(self, id, () => r2.text('global:set_lock({resource, self()}, [node() | nodes()], 0)'))
          .then((answer) => resolve(String(answer)), reject)
      })
    })
    expect(during).toBe('false')
    // Ours gives a lock back without waiting until all have heard it.
    await expect
      .poll(() => r2.text('global:set_lock({resource, self()}, [node() | nodes()], 0)'))
      .toBe('true')
  })

  function ourAttempt(ts: Node, requester: string): Promise<string> {
    return new Promise((resolve, reject) => {
      ts.spawn(async (self) => {
        const id = t(atom('resource'), atom(requester))
        await global
          .trans(self, id, () => 'done', undefined, 0)
          .then((answer) => resolve(String(answer)), reject)
      })
    })
  }

  it('a lock goes with the process that holds it, on either side', async () => {
    const { ts, r1 } = await three()
    const holder = await new Promise<Pid>((resolve) => {
      const pid = ts.spawn(async (self) => {
        await global.setLock(self, t(atom('resource'), self.pid))
        resolve(pid)
        await self.receive(any)
      })
    })
    expect(await r1.text('global:set_lock({resource, self()}, [node() | nodes()], 0)')).toBe('false')
    ts.runtime.exit(holder, atom('kill'))
    expect(await r1.text('global:set_lock({resource, self()})')).toBe('true')
    await r1.eval('global:del_lock({resource, self()})')
    await r1.eval(`Me = self(),
      Holder = spawn(fun() -> global:set_lock({resource, self()}), Me ! locked, receive stop -> ok end end),
      register(holder, Holder),
      receive locked -> ok end`)
    expect(await ourAttempt(ts, 'ts')).toBe('aborted')
    await r1.eval('holder ! stop')
    await expect.poll(() => ourAttempt(ts, 'ts')).toBe('done')
  })

  // The side with the smaller name has the conflict resolved: each side is that once.
  describe.each([
    ['a_ts', 'b_erl'],
    ['b_ts', 'a_erl'],
  ])('%s meets %s, and both have the name', (sname, erl) => {
    it('random_exit_name: one owner everywhere, the other process is killed', async () => {
      const [ts, peer] = await Promise.all([ours(sname), real(erl)])
      const pid = ts.spawn((self) => self.receive())
      await global.registerName(ts, atom('only_one'), pid)
      await peer.bind('Rival', 'spawn(fun() -> receive stop -> ok end end)')
      await peer.eval('yes = global:register_name(only_one, Rival)')
      expect(await ts.ping(peer.name)).toBe(atom('pong'))
      await Promise.all([global.sync(ts), peer.eval('ok = global:sync()')])
      const winner = [ts.name, peer.name].sort()[0]
      await expect.poll(() => owner(peer, 'only_one')).toBe(winner)
      await expect.poll(() => global.whereisName(ts, atom('only_one'))?.node.name).toBe(winner)
      await expect
        .poll(async () => [ts.runtime.isAlive(pid), await peer.eval('is_process_alive(Rival)')])
        .toEqual([winner === ts.name, winner === peer.name])
    })

    it('notify_all_name: both are told, and nobody has it', async () => {
      const [ts, peer] = await Promise.all([ours(sname), real(erl)])
      const box = inbox(ts)
      await global.registerName(ts, atom('only_one'), box.pid, 'notify_all_name')
      await peer.eval('yes = global:register_name(only_one, self(), fun global:notify_all_name/3)')
      expect(await ts.ping(peer.name)).toBe(atom('pong'))
      expect(format(await box.next())).toMatch(/^\{global_name_conflict,only_one,<.*>\}$/)
      expect(await peer.text('receive {global_name_conflict, N, P} -> {N, node(P)} end')).toBe(
        `{only_one,${ts.name}}`,
      )
      await expect.poll(() => owner(peer, 'only_one')).toBe('undefined')
      await expect.poll(() => global.registeredNames(ts)).toEqual([])
    })
  })

  it('a conflict of names whose processes live on third nodes is settled there', async () => {
    const [t1, t2, r1, r2] = await Promise.all([ours('a_ts'), ours('z_ts'), real('r1'), real('r2')])
    for (const [ts, peer] of [
      [t1, r1],
      [t2, r2],
    ] as const) {
      expect(await ts.ping(peer.name)).toBe(atom('pong'))
      await Promise.all([global.sync(ts), peer.eval('ok = global:sync()')])
      await peer.eval('yes = global:register_name(n, self(), {global, random_notify_name})')
    }
    expect(await t1.ping(t2.name)).toBe(atom('pong'))
    await fullMesh()
    const owners = async () => [
      await owner(r1, 'n'),
      await owner(r2, 'n'),
      ...[t1, t2].map((ts) => global.whereisName(ts, 'n')?.node.name),
    ]
    await expect.poll(owners).toEqual(Array(4).fill(r1.name))
    expect(await r2.text('receive {global_name_conflict, n} -> told after 30000 -> nothing end')).toBe('told')
  })

  it('our name server, killed by a peer, has a successor that knows all it knew', async () => {
    const { ts, r1, r2 } = await three()
    const keeper = ts.spawn((self) => self.receive())
    await global.registerName(ts, 'ours', keeper)
    await r1.eval(
      'Keep = spawn(fun() -> receive stop -> ok end end), yes = global:register_name(theirs, Keep)',
    )
    await r1.eval('true = global:set_lock({held, r1})')
    const nameServer = () => format(ts.whereis('global_name_server') ?? atom('nobody'))
    const before = nameServer()
    await r1.eval(`exit(rpc:call('${ts.name}', erlang, whereis, [global_name_server]), kill)`)
    await expect.poll(nameServer).not.toBe(before)

    expect(global.registeredNames(ts).map(String).sort()).toEqual(['ours', 'theirs'])
    expect(await r2.text('global:register_name(later, self())')).toBe('yes')
    expect(global.whereisName(ts, 'later')?.node.name).toBe(r2.name)
    ts.runtime.exit(keeper, atom('kill'))
    await expect.poll(() => owner(r1, 'ours')).toBe('undefined')
    await r1.eval('global:whereis_name(theirs) ! stop')
    await expect.poll(() => global.whereisName(ts, 'theirs')).toBeUndefined()
    const r3 = await real('r3')
    await r3.eval(`pong = net_adm:ping('${ts.name}')`)
    await fullMesh()
    await expect.poll(() => owner(r3, 'later')).toBe(r2.name)
  })

  it('parts with all at once, telling nobody, and shows what it knows', async () => {
    const { ts, r1, r2 } = await three()
    expect(
      await r1.text(`proplists:get_value(known, rpc:call('${ts.name}', global, info, [])) -- nodes()`),
    ).toBe(`[${format(atom(r1.name))}]`)
    expect((await global.disconnect(ts)).sort()).toEqual([r1.name, r2.name])
    expect(ts.nodes()).toEqual([])
    await expect.poll(() => r1.text('nodes()')).toBe(`[${format(atom(r2.name))}]`)
    await expect.poll(() => r2.text('nodes()')).toBe(`[${format(atom(r1.name))}]`)
    expect(await ts.ping(r1.name)).toBe(atom('pong'))
    await fullMesh()
  })

  it('a node that shows itself elsewhere meets one by a hidden connection, from either side', async () => {
    const { ts, r1 } = await three()
    const shy = await startNode({ sname: 'shy', cookie: 'right', epmdPort: epmd.port })
    try {
      await shy.connect(r1.name, { hidden: true })
      expect([shy.nodes(), shy.nodes('hidden')]).toEqual([[], [r1.name]])
      await expect.poll(() => r1.text('nodes(hidden)')).toBe(`[${shy.name}]`)
      shy.disconnect(r1.name)
      await expect.poll(() => r1.text('nodes(hidden)')).toBe('[]')
      expect(await r1.eval(`net_kernel:hidden_connect_node('${shy.name}')`)).toBe(true)
      expect([shy.nodes(), shy.nodes('hidden')]).toEqual([[], [r1.name]])
      expect(ts.nodes('connected')).not.toContain(shy.name)
    } finally {
      await shy.stop()
    }
  })

  it('a hidden node of ours meets one and stays out of the mesh', async () => {
    const { ts, r1 } = await three()
    const hidden = await startNode({ sname: 'hidden', cookie: 'right', epmdPort: epmd.port, hidden: true })
    try {
      expect(await hidden.ping(r1.name)).toBe(atom('pong'))
      expect(await r1.text('nodes(hidden)')).toBe(`[${hidden.name}]`)
      expect([hidden.nodes(), hidden.nodes('hidden')]).toEqual([[], [r1.name]])
      await Promise.all([global.sync(ts), r1.eval('ok = global:sync()')])
      expect(ts.nodes('connected')).not.toContain(hidden.name)
      await fullMesh()
    } finally {
      await hidden.stop()
    }
  })

  /**
   * The clusters as their members see them. If none overlap, each of the three nodes stands in one of them. (Whether the
   * third node parts with one of the other two or with both is a matter of which news comes first.)
   */
  async function clusters({ ts, r1, r2 }: { ts: Node; r1: Peer; r2: Peer }): Promise<string[][]> {
    const ofPeer = async (peer: Peer): Promise<string> =>
      ((await peer.eval('[node() | nodes()]')) as []).map(String).sort().join()
    const views = [[ts.name, ...ts.nodes()].sort().join(), await ofPeer(r1), await ofPeer(r2)]
    return [...new Set(views)].map((view) => view.split(','))
  }

  /**
   * The clusters, once the news of the loss has reached everyone. A node that has not heard it yet parts with others only
   * later: whoever meets them meanwhile is parted with too, and nobody dials again. So each name server has to answer
   * twice, the second time after what the others said when they answered first, and that must have changed nothing.
   */
  async function settledClusters(all: { ts: Node; r1: Peer; r2: Peer }): Promise<string[][]> {
    const before = await clusters(all)
    for (const peer of [all.r1, all.r2, all.r1, all.r2]) {
      await global.sync(all.ts, [])
      await peer.eval('gen_server:call(global_name_server, get_known)')
    }
    expect(await clusters(all)).toEqual(before)
    return before
  }

  it.each(['theirs', 'ours'])(
    'where one connection of %s is lost, no clusters overlap, and all meet again',
    async (whose) => {
      const all = await three()
      const { ts, r1, r2 } = all
      const lost = whose === 'ours' ? ts.name : r2.name
      await r1.eval(`erlang:disconnect_node('${lost}')`)
      await expect
        .poll(async () => {
          const parted = await settledClusters(all)
          return [parted.flat().sort(), parted.some((one) => one.includes(r1.name) && one.includes(lost))]
        })
        .toEqual([[r1.name, r2.name, ts.name], false])
      await expect.poll(() => r1.eval(`net_adm:ping('${ts.name}')`)).toBe(atom('pong'))
      await expect.poll(() => r2.eval(`net_adm:ping('${ts.name}')`)).toBe(atom('pong'))
      await fullMesh()
    },
  )

  it('a node with global groups looks names up at ours as at a real one, and shares none with either', async () => {
    const [ts, c] = [await ours('ts'), await real('c')]
    const host = c.name.split('@')[1]
    const groups = `[{with_us,[g@${host},'${ts.name}','${c.name}']},{others,[x@${host}]}]`
    const g = await real('g', '-kernel', 'global_groups', groups)
    const told = async (node: string): Promise<string> => {
      const text =
        await g.text(`begin Us = '${node}', pong = net_adm:ping(Us), P = spawn(timer, sleep, [infinity]), global:register_name(Us, P),
        yes = rpc:call(Us, global, register_name, [there, rpc:call(Us, erlang, whereis, [rex])]),
        Ask = fun(F, Args) -> rpc:call(Us, global_group, F, Args) end,
        [node(global_group:whereis_name({node, Us}, there)), global_group:whereis_name({node, Us}, nobody),
         global_group:registered_names({node, Us}), global:whereis_name(there), rpc:call(Us, global, whereis_name, [Us]),
         [Ask(F, []) || F <- [get_own_nodes, own_nodes, global_groups, info]],
         Ask(whereis_name, [{node, node()}, Us]) =:= P, Ask(whereis_name, [{node, no@where}, Us]),
         Ask(whereis_name, [{group, others}, Us]), Ask(whereis_name, [1, Us]), lists:member(Us, Ask(registered_names, [{node, node()}])),
         rpc:call(Us, global, unregister_name, [there]), element(1, gen_server:call({global_group, Us}, nonsense))]
      end`)
      return text.replaceAll(node, 'us').replace(/\s+/g, ' ')
    }
    expect(await told(ts.name)).toBe(await told(c.name))
    // Asked anew whether their groups are the same, it says that it has none.
    await g.eval('global_group:sync()')
    expect(await g.logged(/Could not synchronize with node ts@/)).toBeTruthy()
    expect(
      await g.text(`lists:member('${ts.name}', proplists:get_value(sync_error, global_group:info()))`),
    ).toBe('true')
  })
})
