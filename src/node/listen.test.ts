import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import { listenAtFirstFree } from './listen.ts'

const accept = (): void => {}

describe('listenAtFirstFree', () => {
  it('takes the first port of the range that is free, and fails as the last one does', async () => {
    const transport = new SimulatedNetwork(virtualEnv(1)).host('h1')
    const range = { host: '0.0.0.0', port: 9100, lastPort: 9101 }
    const ports = [
      await listenAtFirstFree(transport, range, accept),
      await listenAtFirstFree(transport, range, accept),
    ]
    expect(ports.map(({ address }) => address.port)).toEqual([9100, 9101])
    await expect(listenAtFirstFree(transport, range, accept)).rejects.toMatchObject({
      name: 'ListenError',
      failure: 'in-use',
      at: { port: 9101 },
    })
  })

  it('does not try other ports when the interface is not there', async () => {
    const transport = new SimulatedNetwork(virtualEnv(1)).host('h1')
    const elsewhere = { host: '192.0.2.1', port: 9100, lastPort: 65_535 }
    await expect(listenAtFirstFree(transport, elsewhere, accept)).rejects.toMatchObject({
      failure: 'no-such-address',
      at: { port: 9100 },
    })
  })
})
