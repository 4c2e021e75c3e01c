import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { NameTaken, names, register } from '../epmd/client.ts'
import { EpmdServer } from '../epmd/server.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import { keepRegistered, RECONNECT_TIME } from './keep_registered.ts'

const AT = { host: 'h1', port: 4369 }
const A = { name: 'a', port: 5555 }

function lab() {
  const env = virtualEnv(3)
  const transport = new SimulatedNetwork(env).host('h1')
  const log: string[] = []
  const caller = {
    env: { ...env, log: (_: unknown, text: string) => log.push(text) },
    transport,
    where: 'a@h1',
  }
  const startEpmd = () => EpmdServer.start({ env, transport, at: AT })
  const registered = async () => (await time(names(caller, AT))).nodes.map(({ name }) => name)

  const time = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)
  return { env, log, caller, startEpmd, registered, time }
}

describe('keepRegistered', () => {
  it('registers again when EPMD is back, with the creation of the first time', async () => {
    const { env, log, caller, startEpmd, registered, time } = lab()
    const epmd = await startEpmd()
    const registration = await time(keepRegistered(caller, AT, A))
    const { creation } = registration
    await time(epmd.stop())
    await env.clock.advance(10 * RECONNECT_TIME) // it tries in vain, and goes on trying
    expect(log).toEqual(['EPMD is gone: until it is back, no other node can find a@h1'])
    await startEpmd()
    await env.clock.advance(RECONNECT_TIME + 100)
    expect(await registered()).toEqual(['a'])
    expect(registration.creation).toBe(creation)
    registration.close()
    await time(registration.closed)
    expect(await registered()).toEqual([])
  })

  it('waits until the name is free, if another took it meanwhile', async () => {
    const { env, caller, startEpmd, registered, time } = lab()
    const epmd = await startEpmd()
    await time(keepRegistered(caller, AT, A))
    await time(epmd.stop())
    await startEpmd()
    const other = await time(register(caller, AT, { ...A, port: 6666 }))
    await env.clock.advance(5 * RECONNECT_TIME)
    expect((await time(names(caller, AT))).nodes).toEqual([{ name: 'a', port: 6666 }])
    other.close()
    await env.clock.advance(2 * RECONNECT_TIME)
    expect((await time(names(caller, AT))).nodes).toEqual([{ name: 'a', port: 5555 }])
    expect(await registered()).toEqual(['a'])
  })

  it('is over with close, also while there is no EPMD', async () => {
    const { env, caller, startEpmd, registered, time } = lab()
    const epmd = await startEpmd()
    const registration = await time(keepRegistered(caller, AT, A))
    await time(epmd.stop())
    await env.clock.advance(RECONNECT_TIME / 2)
    registration.close()
    await time(registration.closed)
    await startEpmd()
    await env.clock.advance(10 * RECONNECT_TIME)
    expect(await registered()).toEqual([])
  })

  it('fails like a plain registration, if the name cannot be had at all', async () => {
    const { caller, startEpmd, time } = lab()
    await startEpmd()
    await time(register(caller, AT, A))
    await expect(time(keepRegistered(caller, AT, A))).rejects.toThrow(NameTaken)
  })
})
