/** Client and server over the simulated network, and the client where no server answers. */
import { describe, expect, it } from 'vitest'
import { EPMD, twoHosts } from '../../test/epmd.ts'
import type { AnyEvent } from '../env/trace.ts'
import type { Connection } from '../transport/transport.ts'
import { EPMD_TIMEOUT_MS, EpmdUnreachable, NameTaken, names, portPlease, register } from './client.ts'
import { EpmdProtocolError } from './codec.ts'

describe('EPMD', () => {
  it('tells another host where a registered node listens', async () => {
    const { network, serve, registerA, find } = twoHosts()
    await serve()
    await registerA()
    const host = network.addressOf('h1') // so that whoever dials the node need not ask for it again
    expect(await find('a')).toMatchObject({ name: 'a', host, port: 1000, type: 77, highestVersion: 6 })
    expect(await find('b')).toBeUndefined()
  })

  it('tells that a node is hidden', async () => {
    const { here, settled, serve, find } = twoHosts()
    await serve()
    await settled(register(here, EPMD, { name: 'c', port: 1, hidden: true }))
    expect(await find('c')).toMatchObject({ type: 72 })
  })

  it('names everyone, the youngest first', async () => {
    const { here, elsewhere, settled, serve, registerA } = twoHosts()
    await serve()
    await registerA()
    await settled(register(here, EPMD, { name: 'b', port: 2 }))
    const nodes = [
      { name: 'b', port: 2 },
      { name: 'a', port: 1000 },
    ]
    expect(await settled(names(elsewhere, EPMD))).toEqual({ epmdPort: 4369, nodes })
  })

  it('refuses a name that lives, and says what to do', async () => {
    const { serve, registerA, find } = twoHosts()
    await serve()
    await registerA()
    const error = await registerA(2).catch((reason) => reason)
    expect(error).toBeInstanceOf(NameTaken)
    expect(error.message).toContain('"a" is registered already with EPMD at h1:4369. Choose another')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('forgets a name with its connection, and gives a new creation to the next life', async () => {
    const { settled, serve, registerA, find } = twoHosts()
    await serve()
    const first = await registerA()
    first.close()
    await settled(first.closed)
    expect(await find('a')).toBeUndefined()
    const second = await registerA()
    expect(second.creation).not.toBe(first.creation)
    expect(second.creation).toBeGreaterThan(3)
  })

  it('takes its names along when it stops, and the nodes learn it', async () => {
    const { settled, serve, registerA } = twoHosts()
    const server = await serve()
    const registration = await registerA()
    await server.stop()
    await settled(registration.closed)
    await expect(registerA()).rejects.toThrow(EpmdUnreachable)
  })

  it('forgets a node whose link drops', async () => {
    const { network, serve, registerA, find } = twoHosts()
    await serve()
    await registerA()
    network.dropLink('h1', 'h1')
    expect(await find('a')).toBeUndefined()
  })

  it('registers only nodes of its own host', async () => {
    const { elsewhere, settled, serve } = twoHosts()
    await serve()
    const attempt = settled(register(elsewhere, EPMD, { name: 'b', port: 2 }))
    await expect(attempt).rejects.toThrow('it registers only nodes of its own host')
    await expect(attempt).rejects.toBeInstanceOf(EpmdProtocolError)
  })

  it('refuses a name of more than 255 characters', async () => {
    const { here, settled, serve } = twoHosts()
    await serve()
    const long = (count: number) => settled(register(here, EPMD, { name: 'é'.repeat(count), port: 2 }))
    await long(255)
    await expect(long(256)).rejects.toThrow(NameTaken)
  })

  it('tells the trace who asks what, byte by byte', async () => {
    const { env, settled, serve, registerA } = twoHosts()
    const events: AnyEvent[] = []
    env.trace.subscribe((event) => event.type.startsWith('epmd') && events.push(event))
    await serve()
    const registration = await registerA()
    registration.close()
    await settled(registration.closed)
    expect(events.map(({ type, where }) => `${where} ${type}`)).toEqual([
      'a@h1 epmd_request',
      'epmd@h1 epmd_request',
      'epmd@h1 epmd_registered',
      'epmd@h1 epmd_response',
      'a@h1 epmd_response',
      'epmd@h1 epmd_unregistered',
    ])
    expect(events[1]).toMatchObject({ kind: 'ALIVE2_REQ', bytes: (events[0] as { bytes?: unknown }).bytes })
    expect(structuredClone(events)).toEqual(events)
  })
})

describe('an EPMD that does not answer', () => {
  it.each([
    ['unresolved', { host: 'h9', port: 4369 }, 'the host name does not resolve'],
    ['refused', { host: 'h2', port: 4369 }, '"epmd -daemon" starts one'],
  ])('because %s', async (failure, address, text) => {
    const { here, settled } = twoHosts()
    const error = await settled(portPlease(here, address, 'b')).catch((reason) => reason)
    expect(error).toBeInstanceOf(EpmdUnreachable)
    expect(error.cause).toMatchObject({ failure })
    expect(error.message).toContain(text)
  })

  it('because the cable is cut: after a time', async () => {
    const { env, network, elsewhere } = twoHosts()
    network.partition('h1', 'h2')
    const attempt = portPlease(elsewhere, EPMD, 'a')
    const outcome = attempt.catch((reason) => reason)
    await env.clock.advance(EPMD_TIMEOUT_MS)
    expect(await outcome).toBeInstanceOf(EpmdUnreachable)
  })

  it('because something else listens there and says nothing: after a time', async () => {
    const { network, here, elsewhere, settled } = twoHosts()
    const accepted: Connection[] = []
    await here.transport.listen(EPMD, (connection) => accepted.push(connection))
    await expect(settled(portPlease(elsewhere, EPMD, 'a'))).rejects.toThrow('nothing came within 10 s')
    expect(accepted).toHaveLength(1)
    expect(network.inFlight.every(({ carries }) => carries === 'rst')).toBe(true)
  })

  it('because something else listens there and talks', async () => {
    const { here, find } = twoHosts()
    await here.transport.listen(EPMD, (connection) => {
      connection.receive({ data: () => {}, closed: () => {} })
      connection.write(Uint8Array.of(72, 84, 84, 80))
    })
    await expect(find('a')).rejects.toThrow('the answer to PORT_PLEASE2_REQ has the tag 72')
  })

  it('and endlessly', async () => {
    const { here, elsewhere, settled } = twoHosts()
    await here.transport.listen(EPMD, (connection) => {
      const talk = () => connection.write(new Uint8Array(64 * 1024))
      connection.receive({ data: talk, drained: talk, closed: () => {} })
    })
    await expect(settled(names(elsewhere, EPMD))).rejects.toThrow('the answer does not end')
  })

  it('to the end, because the link drops within the answer', async () => {
    const { env, network, here, elsewhere, settled } = twoHosts()
    await here.transport.listen(EPMD, (connection) => {
      connection.receive({ data: () => connection.write(Uint8Array.of(0, 0, 17, 17)), closed: () => {} })
    })
    const attempt = names(elsewhere, EPMD).catch((reason) => reason)
    await env.clock.advance(100)
    network.dropLink('h1', 'h2')
    const error = await settled(attempt)
    expect(error.message).toBe('EPMD closed the connection within its answer to NAMES_REQ')
    expect(error.cause.message).toContain('dropped')
  })

  it('because the asker lost patience', async () => {
    const { elsewhere, settled } = twoHosts()
    const patience = new AbortController()
    const attempt = portPlease(elsewhere, EPMD, 'a', patience.signal)
    patience.abort(new Error('enough'))
    await expect(settled(attempt)).rejects.toThrow('enough')
  })
})
