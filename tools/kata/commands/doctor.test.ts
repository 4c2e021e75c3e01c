/** `doctor`: who has EPMD's port, if anybody. */
import { createServer, type Server } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { systemEnv } from '../../../src/env/system_env.ts'
import { EpmdServer } from '../../../src/epmd/server.ts'
import { tcpTransport } from '../../../src/nodejs/tcp.ts'
import { epmdPort } from './doctor.ts'

const HOST = '127.0.0.1'
let stop: () => unknown = () => {}

afterEach(async () => {
  vi.unstubAllEnvs()
  await stop()
  stop = () => {}
})

/** Whatever is asked of it, it says this and hangs up. */
async function stranger(says: string): Promise<number> {
  const server: Server = createServer((socket) => socket.on('error', () => {}).end(says))
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))
  stop = () => server.close()
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const find = (port: unknown) => {
  vi.stubEnv('ERL_EPMD_PORT', String(port))
  return epmdPort()
}

it('knows an epmd by its answer', async () => {
  const at = { host: HOST, port: 0 }
  const server = await EpmdServer.start({ env: systemEnv(), transport: tcpTransport, at })
  stop = () => server.stop()
  expect(await find(server.address.port)).toMatchObject({ ok: true })
  expect((await find(server.address.port)).text.en).toContain('epmd serves there')
})

it.each(['', 'HTTP/1.1 400 Bad Request\r\n\r\n'])('takes no other program for one: %j', async (says) => {
  const { ok, text } = await find(await stranger(says))
  expect(ok).toBe(false)
  expect(text.en).toContain('no epmd')
})

it('finds a port free, and a variable that names none', async () => {
  const port = await stranger('')
  await stop()
  expect((await find(port)).text.en).toContain('free')
  expect(await find('abc')).toMatchObject({ ok: false })
})
