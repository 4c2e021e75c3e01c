/**
 * The boss stage on this machine: nodes of the reference runtime over TCP, and real `erl` nodes, which meet at an EPMD
 * of their own, never at 4369. Long names with 127.0.0.1 spare the machine's name resolution a part in it.
 */

import type { Erl, Stage } from '../../katas/kit/stage.ts'
import type { Env } from '../../src/env/env.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { Node } from '../../src/node/node.ts'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import { runErlCall } from './erl-call.ts'
import { ErlProcess } from './erl-process.ts'

const HOST = '127.0.0.1'

export interface OpenStage extends Stage {
  /** Where the stage's own EPMD listens. */
  readonly epmdPort: number
  close(): Promise<void>
}

/** `erl` is the path of a real one. */
export async function openStage(erl: string, env: Env = systemEnv()): Promise<OpenStage> {
  const transport = tcpTransport
  const epmd = await EpmdServer.start({ env, transport, at: { host: HOST, port: 0 } })
  const epmdPort = epmd.address.port
  const nodes: Node[] = []
  const peers: ErlProcess[] = []
  let started = 0
  let release = 'Erlang/OTP'

  async function clear(): Promise<void> {
    await Promise.all([
      ...nodes.splice(0).map((node) => node.stop()),
      ...peers.splice(0).map((peer) => peer.stop()),
    ])
  }

  async function begin(name: string, flags: readonly string[], cookie: string): Promise<Erl> {
    const peer = new ErlProcess(erl, { name, flags, cookie, epmdPort })
    peers.push(peer)
    release = `Erlang/OTP ${(await peer.eval('erlang:system_info(otp_release).')).replaceAll('"', '')}`
    return peer
  }

  return {
    epmdPort,
    get release() {
      return release
    },
    async node(name, cookie, options = {}) {
      // EPMD may not have noticed yet that the node of the test before is gone: each has a name of its own.
      const full = `${name}${++started}@${HOST}`
      const listen = { host: HOST, port: 0 }
      const node = await Node.start({
        env,
        transport,
        name: full,
        form: 'long',
        cookie,
        epmdPort,
        epmdHost: HOST,
        listen,
        ...options,
      })
      nodes.push(node)
      return node
    },
    erl: (name, cookie, flags = []) =>
      begin(`${name}@${HOST}`, ['-name', `${name}@${HOST}`, ...flags], cookie),
    erlWithoutName: () => begin('nonode@nohost', [], 'none'),
    erlCall: (node, cookie, application) =>
      runErlCall(erl, ['-name', node.name, '-c', cookie, '-timeout', '60', '-a', application], epmdPort),
    clear,
    async close() {
      await clear()
      await epmd.stop()
    },
  }
}
