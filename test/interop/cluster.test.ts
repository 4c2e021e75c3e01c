/**
 * What a node is told of others, beside what a real `erl` is told of the same: `monitor_nodes` with its options, the
 * kinds of `nodes/1`, which names are names, `net_ticktime`. After OTP's erl_distribution_SUITE.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { any, atom, format, type Node, startNode, t } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { shortHost } from './ours.ts'

const cookie = 'cluster'

describeReleases('clusters', (release) => {
  let epmd: Epmd
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
    node = await startNode({ sname: 'ts', cookie, epmdPort: epmd.port, env: { log: () => {} } })
    await node.connect(peer.name)
  })

  afterAll(async () => {
    await node?.stop()
    await peer?.kill()
    await epmd?.stop()
  })

  /** Every subscription, as Erlang takes it, and as we do. */
  const SUBSCRIPTIONS = [
    ['[]', {}],
    ['[nodedown_reason]', { nodedownReason: true }],
    ['[{node_type, visible}]', { nodeType: 'visible' }],
    ['[{node_type, hidden}, nodedown_reason]', { nodeType: 'hidden', nodedownReason: true }],
    ['[{node_type, all}]', { nodeType: 'all' }],
    ['#{node_type => all}', { nodeType: 'all', asMap: true }],
    ['#{nodedown_reason => true}', { nodedownReason: true, asMap: true }],
    ['#{}', { asMap: true }],
  ] as const

  describe('monitor_nodes tells us and erl the same', () => {
    it.each([
      ['of a visible node that is killed', ['-connect_all', 'false'], (it: Peer) => it.kill()],
      ['of a hidden node that is killed', ['-hidden'], (it: Peer) => it.kill()],
      [
        'of one that disconnects',
        ['-connect_all', 'false'],
        (it: Peer) => it.eval('[erlang:disconnect_node(N) || N <- nodes(connected)]'),
      ],
      [
        'of one that we and erl disconnect',
        ['-hidden'],
        async (it: Peer) => {
          node.disconnect(it.name)
          await peer.eval(`erlang:disconnect_node('${it.name}')`)
        },
      ],
      [
        'of one that stops distribution',
        ['-connect_all', 'false'],
        (it: Peer) => it.eval('erlang:halt(0, [{flush, false}])').catch(() => {}),
      ],
    ])('%s', async (_, args, leave) => {
      await peer.bind(
        'Watch',
        `spawn(fun() ->
          [ok = net_kernel:monitor_nodes(true, O) || O <- [${SUBSCRIPTIONS.map(([options]) => options).join()}]],
          Collect = fun Collect(Got) -> receive {To, got} -> To ! {got, Got}, Collect(Got); M -> Collect([M | Got]) end end,
          Collect([])
        end)`,
      )
      const ours: string[] = []
      const watcher = node.spawn(async (self) => {
        for (;;) ours.push(format(await self.receive(any)))
      })
      for (const [, options] of SUBSCRIPTIONS) node.monitorNodes(watcher, options)
      const third = await Peer.start(release, { name: 'c', cookie, epmdPort: epmd.port, args })
      try {
        await third.eval(`[pong = net_adm:ping(N) || N <- ['${peer.name}', '${node.name}']]`)
        await expect.poll(() => node.isConnected(third.name)).toBe(true)
        await leave(third)
        await expect.poll(() => node.isConnected(third.name)).toBe(false)
        await expect.poll(() => peer.text(`lists:member('${third.name}', nodes(connected))`)).toBe('false')
        const sorted = await peer.text(`lists:sort([${ours.filter((line) => line.includes('c@')).join()}])`)
        const theirs = () =>
          peer.text(
            `Watch ! {self(), got}, receive {got, G} -> lists:sort([M || M <- G, element(2, M) =:= 'c@${shortHost}']) end`,
          )
        await expect.poll(theirs).toBe(sorted) // the last may come when the node is listed no more
        expect(ours.length).toBeGreaterThan(4)
      } finally {
        node.runtime.exit(watcher, atom('kill'))
        await peer.eval('exit(Watch, kill)')
        await third.kill()
      }
    })
  })

  it('a name is one to us if it is one to erl', async () => {
    const names = [
      'a',
      'a@',
      '@h',
      'a@b@c',
      'a b@h',
      'å@h',
      'a.b@h',
      'a-b_1@h',
      'a+b@h',
      'a@h.i',
      'a@h i',
      'a@::1',
      '',
    ]
    const nameless = await startNode({ cookie, epmdPort: epmd.port, env: { log: () => {} } })
    const verdicts = async (form: 'short' | 'long') => {
      const found: string[] = []
      for (const name of names) {
        const started = nameless.startDistribution({ name, form, distListen: false })
        found.push(
          await started.then(
            () => nameless.name,
            () => 'no',
          ),
        )
        await nameless.stopDistribution()
      }
      return found
    }
    const codes = names.map((name) => `[${[...name].map((c) => c.codePointAt(0)).join()}]`).join()
    const question = `logger:set_primary_config(level, none),
      Try = fun(Name, Domain) ->
        case net_kernel:start(list_to_atom(Name), #{name_domain => Domain, dist_listen => false}) of
          {ok, _} -> Node = atom_to_list(node()), net_kernel:stop(), Node;
          _ -> "no"
        end
      end,
      io:format("~p", [[[Try(Name, Domain) || Name <- [${codes}]] || Domain <- [shortnames, longnames]]]), halt().`
    const erl = promisify(execFile)(release.erl, ['-noinput', '-boot', 'start_clean', '-eval', question])
    const ours = [await verdicts('short'), await verdicts('long')]
    await nameless.stop()
    expect(await peer.text(`[${ours.map((list) => JSON.stringify(list)).join()}]`)).toBe((await erl).stdout)
  })

  it('what is sent to a node that is gone is lost without a trace, and a call of it fails at once', async () => {
    const third = await Peer.start(release, { name: 'gone', cookie, epmdPort: epmd.port })
    expect(await node.ping(third.name)).toBe(atom('pong'))
    await third.kill()
    await expect.poll(() => node.isConnected(third.name)).toBe(false)
    const down = new Promise((resolve) => {
      node.spawn(async (self) => {
        const target = { name: atom('nobody') as never, node: atom(third.name) as never }
        self.send(target, atom('lost'))
        const reference = self.monitor(target)
        const [, , , , reason] = await self.receive(t(atom('DOWN'), reference, any, any, any))
        resolve(reason)
      })
    })
    expect(await down).toBe(atom('noconnection'))
  })

  it('net_ticktime is changed by erl on both, and both stay connected', async () => {
    const change = (time: number) =>
      peer.text(
        `{rpc:call('${node.name}', net_kernel, set_net_ticktime, [${time}, 2]), net_kernel:set_net_ticktime(${time}, 2)}`,
      )
    const current = () =>
      peer.text(`{rpc:call('${node.name}', net_kernel, get_net_ticktime, []), net_kernel:get_net_ticktime()}`)
    expect(await current()).toBe('{60,60}')
    expect(await change(60)).toBe('{unchanged,unchanged}')
    expect(await change(4)).toBe('{change_initiated,change_initiated}')
    expect(await change(8)).toBe('{{ongoing_change_to,4},{ongoing_change_to,4}}')
    await expect.poll(current).toBe('{4,4}')
    expect(node.ticktime.ms).toBe(4000)
    expect(node.isConnected(peer.name)).toBe(true)
  })
})
