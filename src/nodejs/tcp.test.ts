/** What of TCP no other carrier has; the contract's tests are in test/compliance. */
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Connection, ConnectionLost, LINGER_MS } from '../transport/transport.ts'
import { tcpTransport } from './tcp.ts'

let server: Server
let theirs: Socket
let ours: Connection

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const { port } = server.address() as { port: number }
  ours = await tcpTransport.dial({ host: '127.0.0.1', port })
  theirs = (await accepted)[0]
  theirs.on('error', () => {})
})

afterEach(() => {
  vi.useRealTimers()
  theirs.destroy()
  ours.destroy()
  server.close()
})

/** Resolves with how our end of the connection ends. */
function end(onData: (bytes: Uint8Array) => void = () => {}): Promise<Error | undefined> {
  return new Promise((resolve) => ours.receive({ data: onData, closed: resolve }))
}

describe('a TCP connection', () => {
  it('sends the writes of one turn as one', async () => {
    const chunks: Uint8Array[] = []
    theirs.on('data', (chunk) => chunks.push(chunk))
    for (let i = 0; i < 50; i++) ours.write(Uint8Array.of(i))
    await Promise.resolve()
    for (let i = 50; i < 100; i++) ours.write(Uint8Array.of(i))
    ours.close()
    await once(theirs, 'end')
    expect(chunks.map((chunk) => chunk.length)).toEqual([100])
  })

  it('says when it has no more need of what was written', async () => {
    ours.write(new Uint8Array(100))
    expect(ours.flush?.(), 'the system took it all').toBe(true)
    theirs.pause()
    let isFree = false
    ours.write(new Uint8Array(32 * 1024 * 1024), () => {
      isFree = true
    })
    expect(ours.flush?.(), 'more than the sockets hold').toBe(false)
    await setImmediate()
    expect(isFree).toBe(false)
    theirs.resume()
    while (!isFree) await setImmediate()
  })

  it('delivers plain bytes: the slice of a Buffer would not be a copy', async () => {
    const got = new Promise<Uint8Array>((resolve) => void end(resolve))
    theirs.write('x')
    expect((await got).constructor).toBe(Uint8Array)
  })

  it('closes over a peer that never says goodbye, after a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let isOver = false
    void end().then(() => {
      isOver = true
    })
    theirs.resume()
    ours.close()
    await once(theirs, 'end')
    while (vi.getTimerCount() === 0) await setImmediate()
    vi.advanceTimersByTime(LINGER_MS - 1)
    await setImmediate()
    expect(isOver).toBe(false)
    vi.advanceTimersByTime(1)
    while (!isOver) await setImmediate()
  })

  it('closes over a peer that talks on but takes nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ended = end()
    theirs.pause()
    ours.write(new Uint8Array(16 * 1024 * 1024)) // more than the sockets' buffers
    ours.close()
    theirs.write('still here')
    vi.advanceTimersByTime(30_000)
    await ended
  })

  it('has nothing left to wait for when it is closed after its end', async () => {
    const ended = end()
    theirs.end()
    await ended
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    ours.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('keeps the error of the socket as the cause', async () => {
    const ended = end()
    theirs.resetAndDestroy()
    const error = await ended
    expect(error).toBeInstanceOf(ConnectionLost)
    expect(error?.cause).toMatchObject({ code: 'ECONNRESET' })
  })
})
