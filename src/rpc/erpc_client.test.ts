/** Requests of `erpc` in collections; all else that it does is proved beside a real `erl`, in test/interop/. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { kernel } from '../kernel/kernel.ts'
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import * as erpc from './erpc_client.ts'

let lab: Lab
let a: Node

beforeAll(async () => {
  lab = await Lab.open()
  const options = { services: [kernel] }
  a = await lab.start('a@h1', options)
  await lab.start('b@h2', options)
})

const inside = <T>(body: (self: Self) => Promise<T>): Promise<T> =>
  lab.time(
    new Promise<T>((resolve, reject) => {
      a.spawn((self) => body(self).then(resolve, reject))
    }),
  )

describe('a collection of requests', () => {
  it('gives results, exceptions and nodes that are not there, each with its label', async () => {
    const seen = await inside(async (self) => {
      let asked = erpc.sendRequest(self, 'b@h2', 'erlang', 'abs', [-3], 'abs', erpc.reqidsNew<string>())
      asked = erpc.sendRequest(self, 'b@h2', 'erlang', 'exit', [atom('gone')], 'exit', asked)
      asked = erpc.sendRequest(self, 'no@h3', 'erlang', 'abs', [-3], 'nowhere', asked)
      const seen: string[] = []
      for (;;) {
        const outcome = await erpc.receiveResponse(self, asked, 10_000, true)
        if (outcome === 'no_request') return seen
        const [[kind, said], label, left] = outcome
        seen.push(`${label}: ${kind} ${format(said)}, ${erpc.reqidsSize(left)} left`)
        asked = left
      }
    })
    expect(seen.map((each) => each.replace(/, \d left$/, '')).toSorted()).toEqual([
      'abs: ok 3',
      'exit: exit {exception,gone}',
      'nowhere: error {erpc,noconnection}',
    ])
    expect(seen.at(-1)).toContain('0 left')
  })

  it('gives all up after its time', async () => {
    const seen = await inside(async (self) => {
      const asked = erpc.sendRequest(self, 'b@h2', 'timer', 'sleep', [60_000], 1, erpc.reqidsNew<number>())
      const waited = await erpc.waitResponse(self, asked, 10, true)
      const failed = await erpc.receiveResponse(self, asked, 10, true).catch(String)
      const message = await self.receive(undefined, { after: 100_000 })
      return [waited, String(failed), message]
    })
    expect(seen).toEqual(['no_response', expect.stringContaining('timeout'), undefined])
  })
})
