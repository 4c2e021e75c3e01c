/**
 * Stands in for `src/node/net_adm.ts` and `src/node/dial.ts`: whom the runtime pings, it finds, connects and asks by the
 * learner's code. What dials and asks underneath stays the runtime's.
 */
import { portPlease } from '../../src/epmd/client.ts'
import { call } from '../../src/gen_server/gen.ts'
import * as original from '../../src/node/dial.ts'
import { nameToDial } from '../../src/node/names.ts'
import type { NetKernel } from '../../src/node/net_kernel.ts'
import type { Runtime } from '../../src/process/runtime.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import type { Term, TermInput } from '../../src/term/term.ts'
import type { Line } from './given.ts'
import { Connections, findNode, ping as learnersPing } from './kata.ts'

export { askNetKernel } from '../../src/node/net_adm.ts'

export type Dialler = original.Dialler
export const { MAX_HANDSHAKE_FRAME, tracedBy, UnknownNode } = original

/** Finds the node as the learner says, and goes on from its port. The carrier resolves hosts itself. */
export async function dial(
  dialler: Dialler,
  node: string,
  signal: AbortSignal,
): ReturnType<typeof original.dial> {
  if (dialler.nodePort !== undefined) return original.dial(dialler, node, signal)
  const found = await findNode(node, {
    resolve: async (host) => host,
    portPlease: async (host, name) => {
      const entry = await portPlease(dialler, { host, port: dialler.epmdPort }, name, signal)
      return entry?.port
    },
  })
  if ('port' in found) return original.dial({ ...dialler, nodePort: found.port }, node, signal)
  const { name, host } = nameToDial(node, dialler.form)
  throw new original.UnknownNode(node, name, host)
}

export function ping(
  runtime: Runtime,
  netKernel: NetKernel,
  node: string,
): Promise<Atom<'pong'> | Atom<'pang'>> {
  const kernel = {
    node: runtime.node.name,
    connect: (peer: string) => connectionsOf(runtime, netKernel).connect(peer),
    ask: (peer: string, question: TermInput) => ask(runtime, peer, question),
    disconnect: (peer: string) => void netKernel.disconnect(peer),
  }
  return learnersPing(kernel, node)
}

const connections = new WeakMap<NetKernel, Connections>()

function connectionsOf(runtime: Runtime, netKernel: NetKernel): Connections {
  const known = connections.get(netKernel)
  if (known !== undefined) return known
  const made = new Connections({
    names: async () => [],
    dial: async (node) => {
      await netKernel.connect(node)
      return lineTo(runtime, node)
    },
  })
  connections.set(netKernel, made)
  return made
}

function lineTo(runtime: Runtime, node: string): Line {
  return {
    send: (message) =>
      void runtime.send(runtime.outside, { name: atom('net_kernel'), node: atom(node) }, message),
    closed: new Promise((resolve) => {
      runtime.spawn(async (self) => {
        self.monitorNode(node, true)
        await self.receive() // {nodedown, Node}
        resolve()
      })
    }),
  }
}

function ask(runtime: Runtime, node: string, question: TermInput): Promise<Term> {
  return new Promise((resolve, reject) => {
    runtime.spawn((self) =>
      call(self, { name: atom('net_kernel'), node: atom(node) }, question).then(resolve, reject),
    )
  })
}
