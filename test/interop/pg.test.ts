/** Process groups that span our node and real ones: who is in them, and who is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { any, atom, format, type Node, type Pid, pg, type Self, startNode, t } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { inbox } from './ours.ts'

describeReleases('pg', (release) => {
  let epmd: Epmd
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await real('b')
    node = await startNode({
      sname: 'ts',
      cookie: 'pg',
      epmdPort: epmd.port,
      global: { preventOverlappingPartitions: false },
    })
    await pg.start(node)
    await node.connect(peer.name)
    await peer.eval('{ok, _} = pg:start(pg), ok')
  })

  afterAll(async () => {
    await node?.stop()
    await peer?.kill()
    await epmd?.stop()
  })

  /** A connection that is cut stays the affair of its two nodes. */
  const real = (name: string) => {
    const args = ['-kernel', 'prevent_overlapping_partitions', 'false']
    return Peer.start(release, { name, cookie: 'pg', epmdPort: epmd.port, args })
  }

  const member = (self: Self) => self.receive(atom('leave_now'))
  /** The nodes of a group's members, as each side sees them. */
  const ours = (group: string, scope = 'pg') =>
    pg
      .getMembers(node, group, scope)
      .map((pid) => (pid.node.name === node.name ? 'ts' : 'erl'))
      .sort()
  const theirs = (group: string, scope = 'pg') =>
    peer.text(
      `lists:sort([case node(P) of '${node.name}' -> ts; _ -> erl end || P <- pg:get_members(${scope}, ${group})])`,
    )
  const soon = { interval: 20 }
  const joinThere = (group: string, howMany = 1, scope = 'pg') =>
    peer.eval(
      `[ok = pg:join(${scope}, ${group}, spawn(fun() -> receive stop -> ok end end)) || _ <- lists:seq(1, ${howMany})]`,
    )

  it('members of either side are seen on the other, in any number of groups, and as often as they joined', async () => {
    const first = node.spawn(member)
    const second = node.spawn(member)
    await pg.join(node, 'a', first)
    await pg.join(node, 'a', [first, second])
    await joinThere('a', 2)
    await expect.poll(() => ours('a'), soon).toEqual(['erl', 'erl', 'ts', 'ts', 'ts'])
    await expect.poll(() => theirs('a'), soon).toBe('[erl,erl,ts,ts,ts]')
    await joinThere('{any, <<"term">>, 1.0}')
    await expect
      .poll(() => pg.whichGroups(node).map((group) => format(group)), soon)
      .toEqual(['a', '{any,<<"term">>,1.0}'])
    expect(pg.whichLocalGroups(node)).toEqual([atom('a')])
    expect(pg.getLocalMembers(node, 'a')).toHaveLength(3)

    expect(await pg.leave(node, 'a', first)).toBe(atom('ok'))
    await expect.poll(() => theirs('a'), soon).toBe('[erl,erl,ts,ts]')
    expect(await pg.leave(node, 'nobody_is_in_it', first)).toBe(atom('not_joined'))
    await node.send(second, atom('leave_now'))
    await node.send(first, atom('leave_now'))
    await expect.poll(() => theirs('a'), soon).toBe('[erl,erl]')
    await peer.eval('[P ! stop || P <- pg:get_members(a)]')
    await expect.poll(() => ours('a'), soon).toEqual([])
  })

  it('a real one joins a list of processes, and leaves them', async () => {
    await peer.bind('Three', '[spawn(fun() -> receive stop -> ok end end) || _ <- [1, 2, 3]]')
    await peer.eval('ok = pg:join(list, Three)')
    await expect.poll(() => ours('list'), soon).toEqual(['erl', 'erl', 'erl'])
    await peer.eval('ok = pg:leave(list, tl(Three))')
    await expect.poll(() => ours('list'), soon).toEqual(['erl'])
    await peer.eval('exit(hd(Three), kill)')
    await expect.poll(() => ours('list'), soon).toEqual([])
  })

  it('both sides can watch a group, and the whole scope', async () => {
    const told = inbox(node)
    const [watching, reference] = await new Promise<[Pid, string]>((resolve) => {
      node.spawn(async (self) => {
        const [groupRef, members] = await pg.monitor(self, 'watched')
        const [scopeRef] = await pg.monitorScope(self)
        expect(members).toEqual([])
        resolve([self.pid, format(groupRef)])
        for (;;) {
          const message = await self.receive(any.of(atom('stop'), any.tuple))
          if (message === atom('stop')) break
          const [ref, what, group, pids] = message as unknown as [Pid, Pid, Pid, Pid[]]
          self.send(
            told.pid,
            t(format(ref) === format(groupRef) ? atom('group') : atom('scope'), what, group, pids.length),
          )
        }
        expect(await pg.demonitor(self, groupRef)).toBe(true)
        expect(await pg.demonitor(self, groupRef)).toBe(false)
        self.send(told.pid, atom((await pg.demonitor(self, scopeRef)) ? 'stopped' : 'lost'))
      })
    })
    expect(reference).toMatch(/^#Ref/)
    await peer.eval(`pg:monitor(watched)`)
    await joinThere('watched')
    expect([format(await told.next()), format(await told.next())].sort()).toEqual([
      '{group,join,watched,1}',
      '{scope,join,watched,1}',
    ])
    const here = node.spawn(member)
    await pg.join(node, 'watched', here)
    expect([format(await told.next()), format(await told.next())].sort()).toEqual([
      '{group,join,watched,1}',
      '{scope,join,watched,1}',
    ])
    node.runtime.exit(here, atom('kill'))
    expect([format(await told.next()), format(await told.next())].sort()).toEqual([
      '{group,leave,watched,1}',
      '{scope,leave,watched,1}',
    ])
    await node.send(watching, atom('stop'))
    expect(await told.next()).toBe(atom('stopped'))
    // What the real one was told of its own member and of ours.
    const three = `[receive {_, What, watched, [P]} -> {What, node(P) =:= node()} after 30000 -> nothing end || _ <- [1, 2, 3]]`
    expect(await peer.text(three)).toBe('[{join,true},{join,false},{leave,false}]')
  })

  it('answers rpc, with the errors of OTP', async () => {
    const call = (what: string) => peer.text(`rpc:call('${node.name}', pg, ${what})`)
    await pg.join(node, 'by_rpc', node.spawn(member))
    expect(await call('get_local_members, [by_rpc]')).toMatch(/^\[<\d+\.\d+\.\d+>\]$/)
    expect(await call('get_members, [by_rpc, nothing]')).toBe('[]')
    expect(await call('which_groups, []')).toContain('by_rpc')
    expect(await call('join, [by_rpc, self()]')).toMatch(/^\{badrpc,\{'EXIT',\{\{nolocal,<\d+\.\d+\.\d+>\}/)
    expect(await call('which_groups, [nowhere]')).toMatch(/^\{badrpc,\s*\{'EXIT',\s*\{badarg,/)
    expect(await call('monitor, [nowhere, g]')).toMatch(
      /^\{badrpc,\{'EXIT',\{noproc,\{gen_server,call,\s*\[nowhere,\{monitor,g\},infinity\]\}\}\}\}$/,
    )
    expect(await call('start, [pg]')).toMatch(/^\{error,\{already_started,</)
    expect(await call('start, [other]')).toMatch(/^\{ok,</)
    expect(pg.whichGroups(node, 'other')).toEqual([])
  })

  it('a scope that ends takes its members along, and its successor brings its own', async () => {
    await pg.start(node, 'fragile')
    await peer.eval('{ok, _} = pg:start(fragile), ok')
    await pg.join(node, 'g', node.spawn(member), 'fragile')
    await joinThere('g', 2, 'fragile')
    await expect.poll(() => ours('g', 'fragile'), soon).toEqual(['erl', 'erl', 'ts'])
    await expect.poll(() => theirs('g', 'fragile'), soon).toBe('[erl,erl,ts]')

    await peer.eval('exit(whereis(fragile), kill)')
    await expect.poll(() => ours('g', 'fragile'), soon).toEqual(['ts'])
    await expect.poll(() => peer.text('whereis(fragile)'), soon).toBe('undefined')
    await peer.eval('{ok, _} = pg:start(fragile), ok')
    await joinThere('g', 1, 'fragile')
    await expect.poll(() => ours('g', 'fragile'), soon).toEqual(['erl', 'ts'])
    await expect.poll(() => theirs('g', 'fragile'), soon).toBe('[erl,ts]')

    node.runtime.exit(node.whereis('fragile') as Pid, atom('kill'))
    expect(ours('g', 'fragile')).toEqual([])
    await expect.poll(() => theirs('g', 'fragile'), soon).toBe('[erl]')
    await pg.start(node, 'fragile')
    await expect.poll(() => ours('g', 'fragile'), soon).toEqual(['erl'])
  })

  describe('a node that goes', () => {
    it('takes its members along, and brings them back when it returns', async () => {
      const other = await real('c')
      try {
        await other.eval(`pg:start(pg), pong = net_adm:ping('${node.name}')`)
        await other.eval('pg:join(gone, self())')
        await expect.poll(() => ours('gone'), soon).toEqual(['erl'])
        await expect.poll(() => theirs('gone'), soon).toBe('[erl]')
        await pg.join(node, 'gone', node.spawn(member))
        await other.settled()
        expect(node.disconnect(other.name)).toBe(true)
        await expect.poll(() => ours('gone'), soon).toEqual(['ts'])
        await expect.poll(() => other.text('length(pg:get_members(gone))'), soon).toBe('1')
        await node.connect(other.name)
        await expect.poll(() => ours('gone'), soon).toEqual(['erl', 'ts'])
        await expect.poll(() => other.text('length(pg:get_members(gone))'), soon).toBe('2')
      } finally {
        await other.kill()
      }
      await expect.poll(() => ours('gone'), soon).toEqual(['ts'])
    })
  })
})
