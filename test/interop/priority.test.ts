/** Priority messages (OTP 28 and later), both ways: they overtake what waits, by an alias that was made for that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  any,
  atom,
  isTuple,
  type Node,
  type Reference,
  startNode,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, type Release, startEpmd } from './otp.ts'
import { inbox } from './ours.ts'

const knowsPriority = ({ number }: Release): boolean => number >= 28

describeReleases('priority messages', (release) => {
  describe.skipIf(!knowsPriority(release))('(which OTP has from 28 on)', () => {
    let epmd: Epmd
    let peer: Peer
    let node: Node

    beforeAll(async () => {
      epmd = await startEpmd(release)
      peer = await Peer.start(release, { name: 'b', cookie: 'c', epmdPort: epmd.port })
      node = await startNode({ sname: 'ts', cookie: 'c', epmdPort: epmd.port, env: { log: () => {} } })
      await node.connect(peer.name)
    })

    afterAll(async () => {
      await node?.stop()
      await peer?.kill()
      await epmd?.stop()
    })

    /** A process of ours that reads nothing until it is told to, then tells in which order it read. */
    async function reader(options: { priority: boolean }) {
      const told = inbox(node)
      let go = (): void => {}
      const begun = new Promise<void>((resolve) => {
        go = resolve
      })
      node.spawn(async (self) => {
        self.processFlag('trap_exit', true)
        self.send(told.pid, t(self.alias('explicit_unalias', options), self.pid))
        await begun
        for (;;) self.send(told.pid, await self.receive(any))
      })
      const [alias, pid] = (await told.next()) as unknown as [Reference, never]
      await node.send({ name: atom('ear'), node: atom(peer.name) as never }, t(alias, pid))
      return { told, go }
    }

    it.each([
      ['overtake', true, ['urgent', 'exit', 'first', 'second']],
      ['do not overtake, by an alias that is not for them,', false, ['first', 'second', 'urgent', 'exit']],
    ])('that erl sends %s what waits here', async (_, priority, order) => {
      await peer.eval('catch unregister(ear), register(ear, self())')
      const { told, go } = await reader({ priority })
      await peer.eval(`receive {A, P} ->
        P ! first, P ! second,
        erlang:send(A, urgent, [priority]),
        exit(A, why, [priority]),
        ok end`)
      await peer.eval(`rpc:call('${node.name}', erlang, node, [])`) // what was sent before has come by then
      go()
      const came = []
      for (let n = 0; n < 4; n++) {
        const message = await told.next()
        came.push(Array.isArray(message) ? 'exit' : String(message))
      }
      expect(came).toEqual(order)
    })

    it('that we send overtake what waits at erl', async () => {
      await peer.bind(
        'R',
        `spawn(fun() ->
          process_flag(trap_exit, true),
          Alias = alias([priority]),
          receive {From, begin_now} -> From ! Alias end,
          receive go -> ok end,
          Read = fun Read(0) -> []; Read(N) -> receive M -> [M | Read(N - 1)] end end,
          receive {To, tell} -> To ! {read, Read(4)} end
        end)`,
      )
      await peer.eval('catch unregister(reads), register(reads, R)')
      const ours = inbox(node)
      const reads = { name: atom('reads'), node: atom(peer.name) as never }
      await node.send(reads, t(ours.pid, atom('begin_now')))
      const alias = (await ours.next()) as Reference
      node.spawn(async (self) => {
        self.send(reads, atom('ordinary'))
        self.exit(alias, atom('slow'))
        self.sendPriority(alias, atom('urgent'))
        self.exit(alias, atom('fast'), { priority: true })
        self.send(reads, atom('go'))
        self.send(reads, t(ours.pid, atom('tell')))
      })
      const read = (await ours.next()) as readonly Term[]
      const order = (read[1] as readonly Term[]).map((each) => (isTuple(each) ? (each as never)[2] : each))
      expect(order.map(String)).toEqual(['urgent', 'fast', 'ordinary', 'slow'])
    })
  })
})
