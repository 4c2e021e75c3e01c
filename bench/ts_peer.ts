/** One end of a pair of our nodes, in a process of its own: serves, or takes measurements when its parent asks. */
import { performance } from 'node:perf_hooks'
import { any, atom, binary, decode, encode, genServer, rpc, type Self, t } from '../src/mod.ts'
import { startNode } from '../src/nodejs/start_node.ts'
import type { MeasureName } from './measures.ts'
import { payload } from './payload.ts'

const [sname = '', epmdPort = '', cookie = ''] = process.argv.slice(2)
const node = await startNode({ sname, cookie, epmdPort: Number(epmdPort) })

const done = atom('done')
const tag = atom('msg')

node.register(
  'sink',
  node.spawn(async (self) => {
    for (;;) {
      const [, count, from] = await self.receive(t(atom('count'), any.small, any.pid))
      for (let n = 0; n < count; n++) await self.receive(t(tag, any))
      self.send(from, done)
    }
  }),
)
node.register('echo', node.spawn(echo))
await genServer.start(
  node,
  {
    init: () => ['ok', undefined],
    handleCall: (request) => ['reply', request, undefined],
  },
  { name: 'server' },
)

async function echo(self: Self): Promise<never> {
  for (;;) {
    const [from, message] = await self.receive(t(any.pid, any))
    self.send(from, message)
  }
}

async function sendAll(self: Self, peer: string, count: number, message: (n: number) => unknown) {
  const sink = t('sink', peer)
  self.send(sink, t(atom('count'), count, self.pid))
  for (let n = 0; n < count; n++) {
    self.send(sink, message(n) as never)
    if ((n & 63) === 0 || count < 1000) await self.receive(any, { after: 0 }) // where a full link holds a sender back
  }
  await self.receive(done)
}

async function sendBinaries(self: Self, peer: string, count: number, size: number) {
  const bytes = binary(new Uint8Array(size))
  const start = performance.now()
  await sendAll(self, peer, count, () => t(tag, bytes))
  return 1000 * (performance.now() - start)
}

const callAll = async (self: Self, peer: string, count: number) => {
  for (let n = 0; n < count; n++) await genServer.call(self, t('server', peer), n)
}

/** Where one resolves with a number, that is what it says, in place of the time it took. */
const runs: Record<
  Exclude<MeasureName, 'memory'>,
  (self: Self, peer: string, count: number) => Promise<unknown>
> = {
  oneway: (self, peer, count) => sendAll(self, peer, count, (n) => t(tag, n)),
  async outstanding(self, peer, count) {
    const echo = t('echo', peer)
    for (let n = 0; n < 64; n++) self.send(echo, t(self.pid, n))
    for (let left = count, sent = 64; left > 0; left--, sent++) {
      await self.receive()
      if (left > 64) self.send(echo, t(self.pid, sent))
    }
  },
  async pingpong(self, peer, count) {
    const echo = t('echo', peer)
    const times: number[] = []
    for (let n = 0; n < count; n++) {
      const start = performance.now()
      self.send(echo, t(self.pid, n))
      await self.receive(n)
      times.push(performance.now() - start)
    }
    return 1000 * median(times)
  },
  call: callAll,
  async calls(self, peer, count) {
    const callers = Array.from({ length: 64 }, () =>
      self.spawnMonitor((caller) => callAll(caller, peer, count / 64)),
    )
    for (const [, reference] of callers) await self.receive(t(atom('DOWN'), reference, any, any, any))
  },
  async rpc(self, peer, count) {
    for (let n = 0; n < count; n++) await rpc.call(self, peer, 'erlang', 'abs', [n])
  },
  binary: (self, peer, count) => sendBinaries(self, peer, count, 1024 * 1024),
  large: (self, peer, count) => sendBinaries(self, peer, count, 64 * 1024 * 1024),
  async connect(self, peer, count) {
    const times: number[] = []
    while (times.length < count) {
      node.disconnect(peer)
      await self.receive(any, { after: 20 }) // the other side needs a moment to see the end
      if (node.nodes().includes(peer)) continue // and it dialled by itself
      const start = performance.now()
      await node.connect(peer)
      times.push(performance.now() - start)
    }
    return 1000 * median(times)
  },
  async mesh(self, peer, count) {
    node.monitorNodes(self.pid)
    await node.ping(peer)
    while (node.nodes().length < count) await self.receive(t(atom('nodeup'), any.atom))
  },
  async encode(_self, _peer, count) {
    for (let n = 0; n < count; n++) encode(payload)
  },
  async decode(_self, _peer, count) {
    const bytes = encode(payload)
    const start = performance.now()
    for (let n = 0; n < count; n++) decode(bytes)
    return 1000 * (performance.now() - start)
  },
  async local(self, _peer, count) {
    const partner = self.spawn(echo)
    for (let n = 0; n < count; n += 2) {
      self.send(partner, t(self.pid, n))
      await self.receive(n)
    }
    self.exit(partner, atom('kill'))
  },
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[(figures.length - 1) >> 1] as number
}

export interface Request {
  readonly name: keyof typeof runs
  readonly peer: string
  readonly count: number
}

process.on('message', ({ name, peer, count }: Request) => {
  node.spawn(async (self) => {
    const start = performance.now()
    const said = await runs[name](self, peer, count)
    process.send?.({ said: typeof said === 'number' ? said : (performance.now() - start) * 1000 })
  })
})
process.on('disconnect', () => void node.stop().then(() => process.exit(0)))
process.send?.({ node: node.name })
