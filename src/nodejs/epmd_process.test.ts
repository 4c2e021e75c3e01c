/** Finding, starting and being the EPMD of this machine, at free ports. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemEnv } from '../env/system_env.ts'
import { names } from '../epmd/client.ts'
import { encodeRequest } from '../epmd/codec.ts'
import type { Listener } from '../transport/transport.ts'
import { EpmdNotStarted, ensureEpmd, runEpmd } from './epmd_process.ts'
import { tcpTransport } from './tcp.ts'

const env = systemEnv()
const caller = { env, transport: tcpTransport, where: 'test' }

/** Does what `pangpong epmd --port N` does. */
const module = new URL('./epmd_process.ts', import.meta.url).href
const environment = new URL('../env/system_env.ts', import.meta.url).href
const program = `
  const [{ runEpmd }, { systemEnv }] = [await import('${module}'), await import('${environment}')]
  await runEpmd({ env: systemEnv(), port: Number(process.argv.at(-1)), address: '127.0.0.1' })`
const command = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', program, '--']

let port: number
let holder: Listener

beforeEach(async () => {
  holder = await tcpTransport.listen({ host: '127.0.0.1', port: 0 }, (connection) => connection.destroy())
  port = holder.address.port
})
afterEach(() => holder.close())

/** Ends an EPMD without nodes, and waits until it has answered. */
async function kill(): Promise<string> {
  const connection = await tcpTransport.dial({ host: '127.0.0.1', port })
  connection.write(encodeRequest({ kind: 'KILL_REQ' }))
  let text = ''
  await new Promise<void>((resolve) => {
    connection.receive({
      data: (bytes) => {
        text += String.fromCharCode(...bytes)
      },
      closed: () => resolve(),
    })
  })
  return text
}

describe('running EPMD in this process', () => {
  it('serves until a KILL request', async () => {
    await holder.close()
    const server = await runEpmd({ env, port, address: '127.0.0.1' })
    expect(await names(caller, server.address)).toEqual({ epmdPort: port, nodes: [] })
    expect(await kill()).toBe('OK')
    await server.stopped
  })

  it('serves until a signal, and leaves no handler behind', async () => {
    const before = process.listenerCount('SIGTERM')
    await holder.close()
    const server = await runEpmd({ env, port, address: '127.0.0.1' })
    process.emit('SIGTERM')
    await server.stopped
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })

  it('says when the port is taken', async () => {
    const attempt = runEpmd({ env, port, address: '127.0.0.1' })
    await expect(attempt).rejects.toMatchObject({ name: 'ListenError', failure: 'in-use' })
  })
})

describe('ensuring that an EPMD runs', () => {
  it('is content with one that answers', async () => {
    await holder.close()
    const server = await runEpmd({ env, port, address: '127.0.0.1' })
    await ensureEpmd({ env, port, command: ['/nowhere/pangpong'] })
    await server.stop()
  })

  it('says so when something else is there', async () => {
    const error = await ensureEpmd({ env, port, command }).catch((reason) => reason)
    expect(error).toBeInstanceOf(EpmdNotStarted)
    expect(error.message).toContain('another program listens there')
  })

  describe('where the system has none', () => {
    let empty: string

    beforeEach(async () => {
      await holder.close()
      empty = await mkdtemp(join(tmpdir(), 'pangpong-no-epmd-'))
      vi.stubEnv('PATH', empty)
    })
    afterEach(async () => {
      vi.unstubAllEnvs()
      await rm(empty, { recursive: true })
    })

    it('starts our own as a process that lives on', async () => {
      await ensureEpmd({ env, port, command })
      expect(await names(caller, { host: '127.0.0.1', port })).toEqual({ epmdPort: port, nodes: [] })
      expect(await kill()).toBe('OK')
    })

    it('says so when that cannot be run either', async () => {
      const attempt = ensureEpmd({ env, port, command: ['/nowhere/pangpong'] })
      await expect(attempt).rejects.toThrow('neither "epmd" nor "/nowhere/pangpong" could be run')
    })
  })
})
