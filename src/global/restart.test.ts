/** A meeting of two clusters that begins anew: it comes to an end, whatever was under way when it broke off. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { globalService, registerName, whereisName } from './global.ts'

const A = 'a@h1'
const B = 'b@h2'
const idle = (self: Self) => self.receive()

async function lab(): Promise<Lab> {
  const lab = new Lab(3, { latency: 5 })
  for (const host of ['h1', 'h2']) await lab.startEpmd(host)
  return lab
}

describe('a meeting', () => {
  it('that is begun twice is given up, and waits for another tag', async () => {
    const world = await lab()
    await world.start(A, { global: globalService() })
    const b = await world.start(B, { hidden: false })
    const heard: Term[] = []
    const nameServer = b.spawn(async (self) => {
      for (;;) heard.push(await self.receive())
    })
    b.register('global_name_server', nameServer)
    await world.time(b.ping(A))
    const begin = (tag: number) => {
      const about = t(atom('locker'), atom('no_longer_a_pid'), new Map(), nameServer)
      return b.send(
        t(atom('global_name_server'), atom(A)),
        t(atom('$gen_cast'), t(atom('init_connect'), t(8, tag), atom(B), about)),
      )
    }
    await begin(101)
    await begin(102)
    await world.env.clock.advance(1000)
    const said = heard.map((message) => format(message)).filter((text) => !text.includes('set_lock'))
    const ofTag = (tag: number) =>
      said.filter((text) => text.includes(`${tag}`)).map((text) => text.split(',')[0])
    expect(ofTag(101)).toEqual(['{init_connect_ack', '{cancel_connect'])
    expect(ofTag(102)).toEqual(['{cancel_connect'])
    expect(said.filter((text) => text.includes('init_connect,'))).toHaveLength(2)
  })

  it.each([0, 4, 8, 12, 16, 30])('whose name server is killed after %i ms can be had again', async (ms) => {
    const world = await lab()
    const a = await world.start(A, { global: globalService() })
    const b = await world.start(B, { global: globalService() })
    await world.time(registerName(a, 'on_a', a.spawn(idle)))
    await world.time(registerName(b, 'on_b', b.spawn(idle)))
    await world.time(a.ping(B))
    await world.env.clock.advance(ms)
    a.runtime.exit(a.whereis('global_name_server') ?? a.runtime.outside, atom('kill'))
    await world.env.clock.advance(1000)
    await world.time(a.ping(B))
    await world.until(
      () => whereisName(a, 'on_b') !== undefined && whereisName(b, 'on_a') !== undefined,
      5000,
    )
  })
})
