/** One side dies, falls silent or ends a process: the other learns of it, lives on, and takes the first one back. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { any, atom, type Node, type Pid, startNode, t } from '../../src/nodejs/mod.ts'
import type { Child } from './child.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { inbox, pangpong, shortHost } from './ours.ts'

const cookie = 'failure'

describeReleases('failure', (release) => {
  let epmd: Epmd
  let peer: Peer
  let node: Node
  /** What a test started beside `peer` and `node`. */
  const extra: { kill(): Promise<void> }[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
    node = await startNode({ sname: 'ts', cookie, epmdPort: epmd.port })
  })

  afterEach(async () => {
    await Promise.all(extra.splice(0).map((started) => started.kill()))
  })

  afterAll(async () => {
    await node?.stop()
    await peer?.kill()
    await epmd?.stop()
  })

  async function startPeer(name: string, args: readonly string[] = []): Promise<Peer> {
    const started = await Peer.start(release, { name, cookie, epmdPort: epmd.port, args })
    extra.push(started)
    return started
  }

  function startCommand(name: string): Child {
    const started = pangpong(['--sname', name, '--setcookie', cookie, '--no-shell'], {
      ERL_EPMD_PORT: String(epmd.port),
    })
    extra.push(started)
    return started
  }

  it('a killed erl leaves us well, and its next life is welcome', async () => {
    const first = await startPeer('mortal')
    expect(await node.ping(first.name)).toBe(atom('pong'))
    await first.kill()
    await expect.poll(() => node.nodes('connected')).not.toContain(first.name)
    expect(await node.ping(first.name)).toBe(atom('pang'))
    expect(await node.ping(peer.name)).toBe(atom('pong'))

    const second = await startPeer('mortal')
    expect(await node.ping(second.name)).toBe(atom('pong'))
  })

  it('a killed node of ours leaves erl well, and its next life is welcome', async () => {
    const name = `mortalts@${shortHost}`
    const first = startCommand('mortalts')
    await first.waitForLine((line) => line.includes(name))
    expect(await peer.eval(`net_adm:ping('${name}')`)).toBe(atom('pong'))
    await peer.eval(`erlang:monitor_node('${name}', true)`)
    await peer.bind('MortalRef', `erlang:monitor(process, {net_kernel, '${name}'})`)
    await first.kill()
    const down = "receive {'DOWN', MortalRef, process, _, Why} -> Why after 30000 -> nothing_came end"
    expect(await peer.eval(down)).toBe(atom('noconnection'))
    expect(await peer.eval(`receive {nodedown, '${name}'} -> told after 30000 -> silence end`)).toBe(
      atom('told'),
    )
    expect(await peer.eval(`net_adm:ping('${name}')`)).toBe(atom('pang'))

    await startCommand('mortalts').waitForLine((line) => line.includes(name))
    expect(await peer.eval(`net_adm:ping('${name}')`)).toBe(atom('pong'))
  })

  it('ticks keep an idle connection up', async () => {
    // Either side hangs up on a peer that is silent for 3 s or a quarter more; on a busy machine either may stand for 2 s.
    const impatient = await startPeer('impatient', ['-kernel', 'net_ticktime', '3'])
    const ours = await startNode({ sname: 'ticking', cookie, epmdPort: epmd.port, ticktime: 3000 })
    extra.push({ kill: () => ours.stop() })
    expect(await impatient.eval(`net_adm:ping('${ours.name}')`)).toBe(atom('pong'))
    await impatient.eval(`erlang:monitor_node('${ours.name}', true)`)
    expect(await impatient.eval('receive {nodedown, _} -> lost after 5000 -> up end')).toBe(atom('up'))
    expect(ours.nodes('connected')).toEqual([impatient.name])
  })

  it('a peer that has fallen silent is given up after the tick time', async () => {
    const frozen = await startPeer('frozen')
    const ours = await startNode({ sname: 'waiting', cookie, epmdPort: epmd.port, ticktime: 1000 })
    extra.push({ kill: () => ours.stop() })
    expect(await ours.ping(frozen.name)).toBe(atom('pong'))
    frozen.signal('SIGSTOP')
    await expect.poll(() => ours.nodes('connected')).toEqual([])
  })

  it('a peer that reads nothing holds its senders back, and costs little memory', async () => {
    const stopped = await startPeer('stopped')
    await stopped.eval(
      `register(sink, spawn(fun F() -> receive {last, P} -> P ! all_came; _ -> F() end end))`,
    )
    expect(await node.ping(stopped.name)).toBe(atom('pong'))
    stopped.signal('SIGSTOP')
    const part = new Uint8Array(16 * 1024)
    const count = 8192 // 128 MiB in all
    let sent = 0
    const sender = inbox(node)
    node.spawn(async (self) => {
      for (; sent < count; sent++) {
        self.send(t('sink', stopped.name), part)
        await self.receive(any, { after: 0 })
      }
      self.send(t('sink', stopped.name), t(atom('last'), sender.pid))
    })
    let before = 0
    const stands = (): boolean => {
      const same = sent > 0 && sent === before
      before = sent
      return same
    }
    await expect.poll(stands, { interval: 200 }).toBe(true)
    // What the sockets of both sides hold, 1 MiB that may wait here, and the message that was one too many.
    expect(sent * part.length).toBeLessThan(32 * 1024 * 1024)
    stopped.signal('SIGCONT')
    expect(await sender.next()).toBe(atom('all_came'))
    expect(sent).toBe(count)
  })

  it('a monitor tells how a process of ours ended', async () => {
    const mayEnd = node.spawn(async (self) => {
      await self.receive(any)
    })
    node.register('may_end', mayEnd)
    await peer.bind('MayEndRef', `erlang:monitor(process, {may_end, '${node.name}'})`)
    await peer.eval(`{may_end, '${node.name}'} ! please`)
    expect(
      await peer.text(
        `receive {'DOWN', MayEndRef, process, Who, Why} -> {Who, Why} after 30000 -> nothing_came end`,
      ),
    ).toBe(`{{may_end,${node.name}},normal}`)
  })

  it('a monitor of nobody says noproc', async () => {
    expect(
      await peer.eval(`(fun() ->
        M = erlang:monitor(process, {nobody, '${node.name}'}),
        receive {'DOWN', M, process, _, Why} -> Why after 30000 -> nothing_came end
      end)()`),
    ).toBe(atom('noproc'))
  })

  it('a monitor of a process on a node of ours that is stopped says shutdown', async () => {
    const leaving = await startNode({ sname: 'leaving', cookie, epmdPort: epmd.port })
    inbox(leaving, 'inbox')
    await peer.eval(
      `N = erlang:monitor(process, {inbox, '${leaving.name}'}), pong = net_adm:ping('${leaving.name}')`,
    )
    await leaving.stop()
    expect(
      await peer.eval(`receive {'DOWN', LeavingRef, process, _, Why} -> Why after 30000 -> nothing_came end`),
    ).toBe(atom('shutdown'))
  })

  it('exit/2 from erl ends a process of ours', async () => {
    await hand('Victim', inbox(node).pid)
    expect(
      await peer.eval(`(fun() ->
        M = erlang:monitor(process, Victim),
        exit(Victim, tired),
        receive {'DOWN', M, process, Victim, Why} -> Why after 30000 -> nothing_came end
      end)()`),
    ).toBe(atom('tired'))
  })

  it('a link to a process that has ended says noproc', async () => {
    await hand(
      'Gone',
      node.spawn(async () => {}),
    )
    expect(
      await peer.eval(`(fun() ->
        Before = process_flag(trap_exit, true),
        link(Gone),
        Why = receive {'EXIT', Gone, Reason} -> Reason after 30000 -> nothing_came end,
        process_flag(trap_exit, Before),
        Why
      end)()`),
    ).toBe(atom('noproc'))
  })

  /** Binds a pid of ours to a variable of the peer's. */
  async function hand(variable: string, pid: Pid): Promise<void> {
    await peer.eval('catch register(probe, self())')
    expect(await node.ping(peer.name)).toBe(atom('pong'))
    node.send(t(atom('probe'), atom(peer.name)), t(atom('hand'), pid))
    await peer.bind(variable, 'receive {hand, Pid} -> Pid after 30000 -> exit(no_pid) end')
  }
})
