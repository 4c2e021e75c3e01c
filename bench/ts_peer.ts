/** One end of a pair of our nodes, in a process of its own: serves, or takes measurements when its parent asks. */
import { any, atom, binary, type Self, t } from '../src/mod.ts'
import { startNode } from '../src/nodejs/start_node.ts'
import type { Measure } from './measures.ts'

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
node.register(
  'echo',
  node.spawn(async (self) => {
    for (;;) {
      const [from, message] = await self.receive(t(any.pid, any))
      self.send(from, message)
    }
  }),
)

const runs: Record<Measure['name'], (self: Self, peer: string, count: number) => Promise<void>> = {
  async oneway(self, peer, count) {
    const sink = t('sink', peer)
    self.send(sink, t(atom('count'), count, self.pid))
    for (let n = 0; n < count; n++) {
      self.send(sink, t(tag, n))
      if ((n & 1023) === 0) await self.receive(any, { after: 0 }) // where a full link holds a sender back
    }
    await self.receive(done)
  },
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
    for (let n = 0; n < count; n++) {
      self.send(echo, t(self.pid, n))
      await self.receive(n)
    }
  },
  async binary(self, peer, count) {
    const sink = t('sink', peer)
    const payload = binary(new Uint8Array(1_048_576))
    self.send(sink, t(atom('count'), count, self.pid))
    for (let n = 0; n < count; n++) {
      self.send(sink, t(tag, payload))
      await self.receive(any, { after: 0 })
    }
    await self.receive(done)
  },
}

export interface Request {
  readonly name: Measure['name']
  readonly peer: string
  readonly count: number
}

process.on('message', ({ name, peer, count }: Request) => {
  node.spawn(async (self) => {
    const start = performance.now()
    await runs[name](self, peer, count)
    process.send?.({ microseconds: (performance.now() - start) * 1000 })
  })
})
process.on('disconnect', () => void node.stop().then(() => process.exit(0)))
process.send?.({ node: node.name })
