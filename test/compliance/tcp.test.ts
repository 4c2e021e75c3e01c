/** TCP keeps the transport's contract. */
import { setImmediate } from 'node:timers/promises'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import { transportCompliance } from './transport.ts'

transportCompliance('TCP', async () => ({
  transport: tcpTransport,
  here: { host: '127.0.0.1', port: 0 },
  async until(done) {
    while (!done()) await setImmediate()
  },
  settled: (promise) => promise,
}))
