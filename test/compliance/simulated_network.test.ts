/** The simulated network keeps the transport's contract, also where it cuts every write into small pieces. */
import { type VirtualEnv, virtualEnv } from '../../src/env/virtual_env.ts'
import { type NetworkOptions, SimulatedNetwork } from '../../src/transport/simulated_network.ts'
import { type Subject, transportCompliance } from './transport.ts'

function subject(options?: NetworkOptions): Subject {
  const env = virtualEnv()
  const network = new SimulatedNetwork(env, options)
  return {
    transport: network.host('h1'),
    here: { host: 'h1', port: 0 },
    until: (done) => until(env, done),
    settled: (promise) => env.clock.runUntilSettled(promise),
  }
}

async function until(env: VirtualEnv, done: () => boolean): Promise<void> {
  if (!(await env.clock.runUntil(done))) throw new Error('nothing is under way any more, and it is not done')
}

transportCompliance('the simulated network', async () => subject())
transportCompliance('the simulated network in small pieces', async () =>
  subject({ segmentBytes: 5000, latency: 3 }),
)
