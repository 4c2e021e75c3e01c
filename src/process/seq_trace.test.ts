import { expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import type { Token } from '../signal/seq_trace.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { Runtime } from './runtime.ts'
import type { Self } from './self.ts'

/** What a process finds that begins with a token, each serial as `erl` has it. */
function traced(body: (self: Self, note: () => void) => Promise<unknown>): Promise<string[]> {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  const done = new Promise<string[]>((resolve, reject) => {
    runtime.spawn(async (self) => {
      const seen: string[] = []
      const note = () => seen.push(shown(self.seqTrace.token, self.pid))
      self.seqTrace.set({ label: 17 })
      await body(self, note).catch(reject)
      resolve(seen)
    })
  })
  return env.clock.runUntil(() => false, 1000).then(() => done)
}

/** `1>2 me`: the serial before and its own, and whose it is. */
function shown(token: Token | undefined, me: Pid): string {
  if (token === undefined) return 'none'
  return `${token[4]}>${token[2]} ${format(token[3]) === format(me) ? 'me' : 'other'}`
}

it('a token goes with a message, comes with the answer, and is gone with one that has none', async () => {
  const seen = await traced(async (self, note) => {
    const echo = self.spawn(async (other) => {
      for (;;) {
        const [from, word] = await other.receive(t(any.pid, any))
        if (word === atom('silently')) other.seqTrace.clear()
        other.send(from, word)
      }
    })
    note()
    self.send(echo, t(self.pid, atom('word')))
    note()
    await self.receive()
    note()
    self.send(echo, t(self.pid, atom('silently')))
    await self.receive()
    note()
  })
  expect(seen).toEqual(['0>1 me', '2>3 me', '3>4 other', 'none'])
})

it('what the system says leaves it as it is, what was asked for by it has it', async () => {
  const seen = await traced(async (self, note) => {
    self.sendAfter(1, self.pid, atom('late'))
    await self.receive()
    note()
    const [, reference] = self.spawnMonitor(() => {})
    await self.receive(t(atom('DOWN'), reference, any, any, any))
    note()
    self.processFlag('trap_exit', true)
    self.spawnLink(() => {})
    await self.receive(t(atom('EXIT'), any, any))
    note()
  })
  expect(seen).toEqual(['0>0 me', '0>1 me', '3>5 other'])
})

it('each message in line has its own, whichever is received first', async () => {
  const seen = await traced(async (self, note) => {
    self.send(self.pid, 1)
    self.send(self.pid, 2)
    self.seqTrace.clear()
    self.send(self.pid, 3)
    for (const wanted of [2, 3, 1]) {
      await self.receive(wanted)
      note()
    }
  })
  expect(seen).toEqual(['0>2 me', 'none', '0>1 me'])
})
