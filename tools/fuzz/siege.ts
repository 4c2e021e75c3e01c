/**
 * A node besieged: `a` on h1 and its friend `c` on h2, honest nodes on the simulated network; and h3, where the enemy
 * sits. Every siege is the same to the last bit, so what an honest `evil@h3` once said can be said again, cookie and all.
 */
import type { FrameEvent } from '../../src/channel/events.ts'
import { seededRandom } from '../../src/env/virtual_env.ts'
import { register } from '../../src/epmd/client.ts'
import type { HandshakeEvent } from '../../src/handshake/events.ts'
import { kernel } from '../../src/kernel/kernel.ts'
import type { Node } from '../../src/node/node.ts'
import { atom } from '../../src/term/atom.ts'
import type { Receiver } from '../../src/transport/transport.ts'
import { EPMD_PORT, Lab } from '../../test/lab.ts'
import { NotKept } from './target.ts'

/** Virtual milliseconds after which whatever was begun must have come to an end: handshakes, ticks, timeouts. */
const LATER = 120_000

/** More than `kernel` and a few visitors need. */
const MAX_PROCESSES = 100

export class Siege {
  readonly lab: Lab
  readonly a: Node
  readonly c: Node

  private constructor(lab: Lab, a: Node, c: Node) {
    this.lab = lab
    this.a = a
    this.c = c
  }

  static async lay(): Promise<Siege> {
    const lab = new Lab(1)
    for (const host of ['h1', 'h2', 'h3']) await lab.startEpmd(host)
    // Its own chance, so that its challenges do not depend on what others do.
    const log = (_level: string, text: string) => void lab.log.push(text)
    const env = { ...lab.env, random: seededRandom(2), log }
    const a = await lab.start('a@h1', { services: [kernel], env })
    return new Siege(lab, a, await lab.start('c@h2', { services: [kernel] }))
  }

  /** The enemy dials `a` and says all of `bytes`, without waiting for answers. */
  async say(bytes: Uint8Array): Promise<void> {
    const connection = await this.lab.time(
      this.lab.network.host('h3').dial({ host: 'h1', port: this.a.port }),
    )
    connection.receive(deaf)
    connection.write(bytes)
    await this.lab.env.clock.advance(LATER)
    connection.destroy()
  }

  /** `a` dials `b@h3`, which is the enemy and says all of `bytes` at once. */
  async lie(bytes: Uint8Array): Promise<void> {
    const { env, network } = this.lab
    const transport = network.host('h3')
    const { address } = await transport.listen({ host: '0.0.0.0', port: 0 }, (connection) => {
      connection.receive(deaf)
      connection.write(bytes)
    })
    const caller = { env, transport, where: 'h3' }
    const epmd = { host: 'localhost', port: EPMD_PORT }
    await this.lab.time(register(caller, epmd, { name: 'b', port: address.port }))
    void this.a.ping('b@h3')
    await env.clock.advance(LATER)
    this.a.disconnect('b@h3')
  }

  /** Rejects unless `a` is as well as before. */
  async check(): Promise<void> {
    const { lab, a, c } = this
    await lab.env.clock.advance(LATER)
    if ((await lab.time(c.ping('a@h1'))) !== atom('pong')) throw new NotKept('a@h1 does not answer any more')
    const living = [...a.runtime.processes].length
    if (living > MAX_PROCESSES) throw new NotKept(`a@h1 has ${living} processes`)
    if (a.nodes('connected').some((name) => name !== 'c@h2'))
      throw new NotKept(`a@h1 believes to be connected with ${a.nodes('connected')}`)
    const wild = lab.log.find((line) => line.length > 2000 || /\p{Cc}/u.test(line))
    if (wild !== undefined)
      throw new NotKept(`the log is not fit to be read: ${JSON.stringify(wild.slice(0, 300))}`)
  }
}

const deaf: Receiver = { data() {}, closed() {} }

/** What a node on h3 says to `a` when it is honest: frames without their lengths. */
export interface Recording {
  /** By who dials: its name, its reply to the challenge. */
  readonly dialler: readonly Uint8Array[]
  /** By who is dialled: status, challenge, acknowledgement. */
  readonly acceptor: readonly Uint8Array[]
  /** Behind the handshake of `dialler`. */
  readonly frames: readonly Uint8Array[]
}

export async function record(act: (siege: Siege, evil: Node) => Promise<void>): Promise<Recording> {
  const frames: Uint8Array[] = []
  const dialler = await sent(async (siege) => {
    const evil = await siege.lab.start('evil@h3', { services: [kernel] })
    const end = siege.lab.env.trace.subscribe((event) => {
      const { type, where, direction, bytes } = event as FrameEvent
      if (type === 'frame' && where === 'evil@h3' && direction === 'sent') frames.push(bytes)
    })
    await siege.lab.time(evil.ping('a@h1'))
    await act(siege, evil)
    end()
  }, 'evil@h3')
  const acceptor = await sent(async (siege) => {
    await siege.lab.start('b@h3', { services: [kernel] })
    await siege.lab.time(siege.a.ping('b@h3'))
  }, 'b@h3')
  return { dialler, acceptor, frames }
}

/** The handshake as the node `name` says it. */
async function sent(act: (siege: Siege) => Promise<void>, name: string): Promise<Uint8Array[]> {
  const said: Uint8Array[] = []
  const siege = await Siege.lay()
  const end = siege.lab.env.trace.subscribe((event) => {
    const { type, where, direction, bytes } = event as HandshakeEvent
    if (type === 'handshake' && where === name && direction === 'sent') said.push(bytes)
  })
  await act(siege)
  end()
  return said
}
