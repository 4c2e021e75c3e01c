/** Two hosts for the tests of EPMD, on a virtual clock: one where it runs or should, and one from which it is asked. */
import { virtualEnv } from '../src/env/virtual_env.ts'
import { type Caller, type FoundNode, portPlease, type Registration, register } from '../src/epmd/client.ts'
import { type EpmdOptions, EpmdServer } from '../src/epmd/server.ts'
import { SimulatedNetwork } from '../src/transport/simulated_network.ts'
import type { Transport } from '../src/transport/transport.ts'

export const EPMD = { host: 'h1', port: 4369 }

export function twoHosts() {
  const env = virtualEnv()
  const network = new SimulatedNetwork(env)
  const here: Caller = { env, transport: network.host('h1'), where: 'a@h1' }
  const elsewhere: Caller = { env, transport: network.host('h2'), where: 'b@h2' }
  const settled = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)
  return {
    env,
    network,
    here,
    elsewhere,
    settled,
    /** Starts the EPMD of `here`. */
    serve: (options: Partial<EpmdOptions> = {}): Promise<EpmdServer> => {
      const at = { host: '0.0.0.0', port: EPMD.port }
      return EpmdServer.start({ env, transport: here.transport, at, where: 'epmd@h1', ...options })
    },
    registerA: (port = 1000): Promise<Registration> => settled(register(here, EPMD, { name: 'a', port })),
    /** Asks from elsewhere. */
    find: (name: string): Promise<FoundNode | undefined> => settled(portPlease(elsewhere, EPMD, name)),
    /** Sends raw bytes, and tells what came back until the end. */
    say: async (transport: Transport, ...parts: Uint8Array[]): Promise<string> => {
      const connection = await settled(transport.dial(EPMD))
      let text = ''
      const end = new Promise<void>((resolve) => {
        connection.receive({
          data: (bytes) => {
            text += String.fromCharCode(...bytes)
          },
          closed: () => resolve(),
        })
      })
      for (const part of parts) connection.write(part)
      await settled(end)
      return text
    },
  }
}
