/** Scopes of our own nodes over the simulated network, in virtual time; and peers that say what they may not. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { EpmdServer } from '../epmd/server.ts'
import { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import { Groups } from './groups.ts'
import * as pg from './pg.ts'

const EPMD_PORT = 4369

let env: VirtualEnv
let network: SimulatedNetwork
let log: string[]
let a: Node
let b: Node

beforeEach(async () => {
  env = virtualEnv(3)
  network = new SimulatedNetwork(env)
  log = []
  a = await start('a@h1')
  b = await start('b@h2')
  await time(a.connect(b.name))
})

async function start(name: string): Promise<Node> {
  const transport = network.host(name.slice(name.indexOf('@') + 1))
  await EpmdServer.start({ env, transport, at: { host: '0.0.0.0', port: EPMD_PORT } })
  const options = {
    transport,
    name,
    form: 'short',
    cookie: 'pg',
    epmdPort: EPMD_PORT,
    hidden: false,
  } as const
  return time(Node.start({ ...options, env: { ...env, log: (_level, text) => log.push(text) } }))
}

const time = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)

async function until(what: () => boolean): Promise<void> {
  if (!(await env.clock.runUntil(what, 120_000))) throw new Error(`never: ${what}`)
}

const idle = (self: Self) => self.receive()
const size = (node: Node, group: string) => pg.getMembers(node, group).length

/** A process of `b` that speaks to the scope of `a` as if it were the one of `b`. */
function pretender(script: (self: Self, say: (message: TermInput) => void) => void): Pid {
  return b.spawn(async (self) => {
    script(self, (message) => self.send(t('pg', a.name), message))
    for (;;) await self.receive()
  })
}

describe('a scope', () => {
  it('brings together what was joined before the scopes met, and after a cut', async () => {
    await time(pg.start(a))
    await time(pg.join(a, 'g', a.spawn(idle)))
    await time(pg.start(b))
    await time(pg.join(b, 'g', [b.spawn(idle), b.spawn(idle)]))
    await until(() => size(a, 'g') === 3 && size(b, 'g') === 3)
    a.disconnect(b.name)
    await until(() => size(a, 'g') === 1 && size(b, 'g') === 2)
    await time(pg.join(b, 'g', b.spawn(idle)))
    await time(b.connect(a.name))
    await until(() => size(a, 'g') === 4 && size(b, 'g') === 4)
  })

  it('is only told of processes of its own node by who uses it here', async () => {
    await time(pg.start(a))
    await expect(pg.join(a, 'g', b.spawn(idle))).rejects.toThrow(/nolocal/)
    await expect(time(pg.join(b, 'g', b.spawn(idle)))).rejects.toThrow('the call failed: noproc')
    expect(pg.getMembers(b, 'g')).toEqual([])
    await expect(time(pg.start(a))).rejects.toThrow(/already_started/)
  })

  it('a process that joined twice is there until it left twice, or ended', async () => {
    await time(pg.start(a))
    const pid = a.spawn(idle)
    await time(pg.join(a, 'g', [pid, pid]))
    await time(pg.join(a, 'h', pid))
    expect(await time(pg.leave(a, 'g', pid))).toBe(atom('ok'))
    expect(pg.getMembers(a, 'g')).toEqual([pid])
    a.runtime.exit(pid, atom('kill'))
    await until(() => pg.whichGroups(a).length === 0)
    expect(await time(pg.leave(a, 'g', pid))).toBe(atom('not_joined'))
    await time(pg.join(a, 'g', pid)) // dead: it leaves at once
    await until(() => size(a, 'g') === 0)
  })
})

describe('a peer', () => {
  it('speaks for its own processes alone, and only once it is known', async () => {
    await time(pg.start(a))
    const ours = a.spawn(idle)
    pretender((self, say) => {
      say(t(atom('join'), self.pid, atom('too_early'), self.pid))
      say(t(atom('discover'), self.pid))
      say(t(atom('join'), self.pid, atom('g'), [self.pid, ours, 7]))
      say(t(atom('join'), ours, atom('g'), [ours]))
      say(t(atom('leave'), self.pid, ours, [atom('g'), atom('never')]))
      say(t(atom('discover'), ours))
      say(t(atom('sync'), self.pid))
      say(atom('nonsense'))
      say(t(atom('done'), atom('g')))
    })
    await until(() => size(a, 'g') === 1)
    expect(pg.getMembers(a, 'g')[0]?.node.name).toBe(b.name)
    expect(pg.whichGroups(a).map((group) => format(group))).toEqual(['g'])
  })

  it('that is restarted is another one: the members of the first are gone', async () => {
    await time(pg.start(a))
    const introduce = (group: string) =>
      pretender((self, say) => {
        say(t(atom('discover'), self.pid))
        say(t(atom('join'), self.pid, atom(group), self.pid))
      })
    introduce('first')
    await until(() => size(a, 'first') === 1)
    introduce('second')
    await until(() => size(a, 'second') === 1)
    expect(size(a, 'first')).toBe(0)
  })

  it('that has more members than can be kept is disconnected', async () => {
    await time(pg.start(a))
    pretender((self, say) => {
      say(t(atom('discover'), self.pid))
      say(t(atom('join'), self.pid, atom('g'), Array(262_145).fill(self.pid)))
    })
    await until(() => !a.isConnected(b.name))
    expect(log.join()).toContain('b@h2 has more than 262144 members')
    expect(size(a, 'g')).toBe(0)
  })
})

it('groups keep count', () => {
  const groups = new Groups()
  const one = a.spawn(idle)
  const two = a.spawn(idle)
  groups.join(atom('g'), [one, two])
  groups.join(atom('g'), [one])
  expect(groups.size).toBe(3)
  expect(groups.leave(atom('g'), [one, one, one])).toEqual([one, one])
  expect(groups.members(atom('g'))).toEqual([two])
  expect(groups.size).toBe(1)
  groups.leave(atom('g'), [two])
  expect(groups.names()).toEqual([])
})
