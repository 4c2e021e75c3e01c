/**
 * Bounds that take many or much to reach: atoms, processes, signals that wait, and lengths that are claimed
 * and do not come. The others are tried beside their code.
 */
import { describe, expect, it } from 'vitest'
import { Framer } from '../src/bytes/framer.ts'
import { MAX_FRAME } from '../src/channel/channel.ts'
import { decode } from '../src/etf/decode.ts'
import { encode } from '../src/etf/encode.ts'
import { MAX_WAITING_SIGNALS } from '../src/node/link.ts'
import { MAX_PROCESSES } from '../src/process/process_table.ts'
import { type Atom, atom, MAX_ATOMS, RESERVED_ATOMS } from '../src/term/atom.ts'
import { format } from '../src/term/format.ts'
import { any } from '../src/term/pattern.ts'
import { t } from '../src/term/tuple.ts'
import { Lab } from './lab.ts'

describe('a length that is claimed', () => {
  /** Bytes of buffers and heap that `act` takes, at most. */
  function memory(act: () => void): number {
    const before = process.memoryUsage()
    act()
    const after = process.memoryUsage()
    return after.arrayBuffers - before.arrayBuffers + Math.max(0, after.heapUsed - before.heapUsed)
  }

  it.each([
    ['BINARY_EXT', [109, 0x7f, 0xff, 0xff, 0xff, 1, 2]],
    ['BIT_BINARY_EXT', [77, 0x7f, 0xff, 0xff, 0xff, 3, 1]],
    ['STRING_EXT', [107, 0xff, 0xff, 1]],
    ['LIST_EXT', [108, 0xff, 0xff, 0xff, 0xff, 97, 1]],
    ['LARGE_TUPLE_EXT', [105, 0xff, 0xff, 0xff, 0xff, 97, 1]],
    ['MAP_EXT', [116, 0xff, 0xff, 0xff, 0xff, 97, 1]],
    ['LARGE_BIG_EXT', [111, 0x7f, 0xff, 0xff, 0xff, 0, 1]],
    ['ATOM_UTF8_EXT', [118, 0xff, 0xff, 97]],
    ['COMPRESSED', [80, 0x03, 0xff, 0xff, 0xff, 0x78, 0x9c, 0x03, 0x00]],
    ['NEW_FUN_EXT', [112, 0x7f, 0xff, 0xff, 0xff, 1]],
  ])('by %s takes no memory before its bytes are there', (_, bytes) => {
    const refused = () => expect(() => decode(Uint8Array.of(131, ...bytes))).toThrow()
    refused()
    expect(memory(refused)).toBeLessThan(8 * 1024 * 1024)
  })

  it('by a frame takes no memory either, and one beyond the bound is refused at once', () => {
    const framer = new Framer(4, MAX_FRAME)
    expect(memory(() => framer.push(Uint8Array.of(0x08, 0, 0, 0, 112)))).toBeLessThan(1024 * 1024)
    expect(framer.next()).toBeUndefined()
    const beyond = new Framer(4, MAX_FRAME)
    beyond.push(Uint8Array.of(0x08, 0, 0, 1))
    expect(() => beyond.next()).toThrow('at most')
  })
})

describe('signals for a node that is being dialled', () => {
  it('wait in such a number; who sends one more is told at once', async () => {
    const lab = await Lab.open()
    const a = await lab.start('a@h1')
    lab.network.partition('h1', 'h2')
    let downs = 0
    a.spawn(async (self) => {
      const target = { name: atom('x') as Atom, node: atom('b@h2') as Atom }
      for (let n = 0; n <= MAX_WAITING_SIGNALS; n++) self.monitor(target)
      for (;;) {
        await self.receive(t(atom('DOWN'), any, any, any, atom('noconnection')))
        downs++
      }
    })
    await lab.env.clock.advance(0)
    expect(downs).toBe(1)
    await lab.env.clock.advance(60_000)
    for (let turns = 0; turns < 1000 && downs <= MAX_WAITING_SIGNALS; turns++) await lab.env.yieldToIo()
    expect(downs).toBe(MAX_WAITING_SIGNALS + 1)
  })
})

describe('a full table', () => {
  it('of processes: a peer is told system_limit, and the node lives on', async () => {
    const lab = await Lab.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    b.modules.set('m', { f: () => atom('ok') })
    const { processes, outside } = b.runtime
    for (let n = [...processes].length; n < MAX_PROCESSES; n++) processes.create(outside, lab.env.clock)
    expect(() => b.spawn(() => {})).toThrow('processes live already')
    const reply = new Promise<string>((resolve) => {
      a.spawn(async (self) => {
        self.spawnRequest('b@h2', 'm', 'f', [])
        resolve(format((await self.receive(t(atom('spawn_reply'), any, any, any)))[3]))
      })
    })
    expect(await lab.time(reply)).toBe('system_limit')
    expect(b.isConnected('a@h1')).toBe(true)
  })

  // The last, for the table of atoms is everyone's and never forgets.
  it('of atoms: a new one from a peer is refused, known ones are not, and we can still make our own', () => {
    const known = encode([atom('met before')])
    const unknown = (n: number) =>
      Uint8Array.of(131, 119, 8, ...new TextEncoder().encode(`${10_000_000 + n}`))
    for (let n = 0; n < MAX_ATOMS - RESERVED_ATOMS; n++) atom(`own ${n}`)
    expect(() => {
      for (let n = 0; n < 100; n++) decode(unknown(n))
    }).toThrow(`the atom table is full (${MAX_ATOMS} atoms`)
    expect(format(decode(known))).toBe("['met before']")
    expect(format(atom('our own'))).toBe("'our own'")
  })
})
