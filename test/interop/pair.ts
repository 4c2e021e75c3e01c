/** The world of most suites here: a real `erl` called `b` and a node of ours called `ts`, which are connected. */
import { type Node, type StartOptions, startNode } from '../../src/nodejs/mod.ts'
import { type Epmd, Peer, type Release, startEpmd } from './otp.ts'

export interface Pair {
  /** The release's own, which both are registered with. */
  readonly epmd: Epmd
  readonly peer: Peer
  readonly node: Node
  stop(): Promise<void>
}

/** For `beforeAll`: one pair serves a whole suite. What fails to start takes down what had started. */
export async function startPair(
  release: Release,
  cookie: string,
  options: Partial<StartOptions> = {},
): Promise<Pair> {
  const epmd = await startEpmd(release)
  const started: (() => Promise<void>)[] = [() => epmd.stop()]
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end()
  }
  try {
    const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
    started.push(() => peer.kill())
    const node = await startNode({ sname: 'ts', cookie, epmdPort: epmd.port, ...options })
    started.push(() => node.stop())
    await node.connect(peer.name)
    return { epmd, peer, node, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
