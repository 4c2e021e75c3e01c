import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Framer } from '../bytes/framer.ts'
import { Reader } from '../bytes/reader.ts'
import { Writer } from '../bytes/writer.ts'
import { decode, decodeElements } from '../etf/decode.ts'
import { EtfError } from '../etf/etf_error.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Fun } from '../term/fun.ts'
import { LocalIdentity, Pid } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type AnyAtom, IncomingAtoms, MAX_PLACES, MessageAtoms, OutgoingAtoms, slotOf } from './atom_cache.ts'
import { ControlError, toControl } from './control.ts'
import { Fragments, MAX_SEQUENCES, MAX_UNFINISHED } from './fragments.ts'
import { FrameReader } from './frame_reader.ts'
import { FRAGMENT_BYTES, FrameWriter, type Parcel } from './frame_writer.ts'
import { Outbox } from './outbox.ts'

const home = new LocalIdentity()
home.become(atom('a@h1') as Atom, 5)
const receiver = new Pid(home, 1, 0)
const sender = (n: number): Pid => new Pid(home, 100 + n, 0)
const names = ['', 'ok', 'true', 'é', '乒乓', 'a'.repeat(255), '𝄞'.repeat(255)]
const pool: AnyAtom[] = [...names, ...Array.from({ length: 3000 }, (_, n) => `atom ${n}`)].map((n) => atom(n))

/** Two atoms that want one slot. */
function rivals(): [AnyAtom, AnyAtom] {
  const first = new Map<number, AnyAtom>()
  for (const one of pool) {
    const other = first.get(slotOf(one))
    if (other !== undefined) return [other, one]
    first.set(slotOf(one), one)
  }
  throw new Error('3000 atoms have 2048 slots')
}

const reader = (): FrameReader => new FrameReader(home, OUR_FLAGS, 1024 * 1024)
const header = (...bytes: number[]): Uint8Array => new Uint8Array([131, 68, ...bytes])

describe('the atom cache', () => {
  it('is the same on both sides after any headers', () => {
    const message = fc.uniqueArray(fc.constantFrom(...pool), { maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), (messages) => {
        const [out, into, places] = [new OutgoingAtoms(), new IncomingAtoms(), new MessageAtoms()]
        for (const atoms of messages) {
          places.clear()
          const given = atoms.map((one) => places.placeOf(one))
          const writer = new Writer()
          out.writeHeader(writer, places.atoms)
          const bytes = new Reader(writer.toBytes())
          const read = into.readHeader(bytes)
          expect(bytes.left).toBe(0)
          for (const [i, place] of given.entries()) if (place >= 0) expect(read[place]).toBe(atoms[i])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says an atom once, and then its slot', () => {
    const [out, writer] = [new OutgoingAtoms(), new Writer()]
    out.writeHeader(writer, [atom('hello')])
    const first = writer.length
    out.writeHeader(writer, [atom('hello')])
    expect([first, writer.length - first]).toEqual([1 + 1 + 2 + 5, 1 + 1 + 1])
  })

  it('gives a slot to the one who came last, and in a message to the first', () => {
    const [one, other] = rivals()
    const places = new MessageAtoms()
    expect([places.placeOf(one), places.placeOf(other), places.placeOf(one)]).toEqual([0, -1, 0])
    const [out, into] = [new OutgoingAtoms(), new IncomingAtoms()]
    for (const wanted of [one, other, one]) {
      const writer = new Writer()
      out.writeHeader(writer, [wanted])
      expect(into.readHeader(new Reader(writer.toBytes()))).toEqual([wanted])
    }
  })

  it('has 255 places in a message; further atoms go in full', () => {
    const places = new MessageAtoms()
    const given = pool.map((one) => places.placeOf(one))
    expect(Math.max(...given)).toBe(MAX_PLACES - 1)
    const control = { control: t(6, sender(1), [], atom('x')), payload: pool as Term }
    const writer = new FrameWriter(OUR_FLAGS)
    writer.encode(control)
    writer.send()
    expect(reader().read(writer.out.toBytes().subarray(4)).whole?.payload).toEqual(pool)
  })
})

describe('funs behind a header', () => {
  it('stand on their own, and so do the funs within', () => {
    const ref = [82, 0]
    const pid = [88, ...ref, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    const fun = (free: number[]): number[] => {
      const count = free.length === 0 ? 0 : 1
      const rest = [0, ...new Array<number>(16).fill(1), 0, 0, 0, 2, 0, 0, 0, count, ...ref, 97, 2, 97, 3]
      const whole = [...rest, ...pid, ...free]
      return [112, 0, 0, 0, whole.length + 4, ...whole]
    }
    const outer = fun(fun(ref))
    const control = [104, 4, 97, 6, 103, ...ref, 0, 0, 0, 1, 0, 0, 0, 0, 1, 106, ...ref]
    const name = [4, 110, 111, 100, 101]
    const frame = header(1, 8, 7, ...name, ...control, ...outer)
    const payload = reader().read(frame).whole?.payload as Fun
    // Read again without any header, its bytes are a fun, and its size is right.
    const alone = new Writer().u8(131).u8(112)
    alone.u32(payload.bytes.length + 4).bytes(payload.bytes)
    expect(equals(decode(alone.toBytes()), payload)).toBe(true)
    expect(payload.bytes.length).toBe(outer.length - 5 + 5 * 4)
  })
})

/** What a sender says, and how large. */
interface Saying {
  readonly from: number
  readonly size: number
}

describe('fragments', () => {
  const saying = fc.record({ from: fc.nat(3), size: fc.constantFrom(0, 10, 65_530, 65_537, 200_000) })
  const turn = fc.oneof(saying, fc.constant('fragment' as const))

  it('bring every message whole, and those of one sender in order, however they mix and the stream is cut', () => {
    const script = fc.array(turn, { maxLength: 25 })
    fc.assert(
      fc.property(script, fc.integer({ min: 1000, max: 100_000 }), (turns, cut) => {
        const writer = new FrameWriter(OUR_FLAGS)
        const outbox = new Outbox()
        const sent: Saying[][] = [[], [], [], []]
        const depart = (): boolean => {
          const departing = outbox.next(writer)
          if (departing !== undefined) writer.out.bytes(departing.part)
          return departing !== undefined
        }
        for (const [n, what] of turns.entries()) {
          if (what === 'fragment') {
            depart()
            continue
          }
          const from = sender(what.from)
          const payload = t(atom(`atom ${n}`), what.from, n, new Uint8Array(what.size).fill(n))
          const signal = { type: 'message', from, to: receiver, message: payload as unknown as Term } as const
          const control = toControl(signal, OUR_FLAGS)
          if (control === undefined) throw new Error('a message is always sent')
          writer.encode(control)
          if (writer.isLarge || outbox.holds(from)) void outbox.add(from, writer.take(undefined))
          else writer.send()
          sent[what.from]?.push({ from: n, size: what.size })
        }
        while (depart());
        expect(outbox.bytes).toBe(0)
        const stream = writer.out.toBytes()
        const framer = new Framer(4, 1024 * 1024)
        const frames = reader()
        const got: Saying[][] = [[], [], [], []]
        for (let at = 0; at < stream.length; at += cut) {
          framer.push(stream.subarray(at, at + cut))
          for (let frame = framer.next(); frame !== undefined; frame = framer.next()) {
            expect(frame.length).toBeLessThan(FRAGMENT_BYTES + 200)
            const { whole } = frames.read(frame)
            if (whole === undefined) continue
            const [name, from, n, bytes] = whole.payload as unknown as [Atom, number, number, Uint8Array]
            expect(name).toBe(atom(`atom ${n}`))
            expect(bytes.every((byte) => byte === (n & 255))).toBe(true)
            got[from]?.push({ from: n, size: bytes.length })
          }
        }
        expect(got).toEqual(sent)
      }),
      { numRuns: 40 },
    )
  })

  it('let what comes from a name only pass nothing that waits', () => {
    const outbox = new Outbox()
    const writer = new FrameWriter(OUR_FLAGS)
    const parcel = (size: number) => {
      writer.encode({ control: t(6, sender(1), [], atom('x')), payload: new Uint8Array(size) as never })
      return writer.take(undefined)
    }
    const named = { name: atom('server'), node: home.name }
    expect(outbox.holds(named)).toBe(false)
    void outbox.add(sender(1), parcel(150_000))
    void outbox.add(sender(2), parcel(70_000))
    expect([outbox.holds(named), outbox.holds(sender(3))]).toEqual([true, false])
    const last = parcel(10)
    void outbox.add(named, last)
    const order = []
    for (let next = outbox.next(writer); next !== undefined; next = outbox.next(writer))
      order.push(next.parcel)
    expect(order.length).toBe(3 + 2 + 1)
    expect(order.at(-1)).toBe(last)
    expect(outbox.isEmpty).toBe(true)
  })

  it('count for the memory that they take, and leave in their order, also many behind many', () => {
    const writer = new FrameWriter(OUR_FLAGS)
    const outbox = new Outbox()
    const encoded = (n: number, size: number): Parcel => {
      writer.encode({ control: t(2, n, receiver), payload: new Uint8Array(size) as never })
      return writer.take(undefined)
    }
    const nobody = { name: atom('nobody') as Atom, node: home.name }
    for (let n = 0; n < 50; n++) outbox.add(sender(n), encoded(-1, 65_600))
    const before = outbox.bytes
    for (let n = 0; n < 1000; n++) expect(outbox.add(nobody, encoded(n, 1))).toBeUndefined()
    expect(outbox.bytes - before).toBeGreaterThan(1000 * 300)
    expect(outbox.bytes - before).toBeLessThan(1000 * 400)
    void outbox.add(sender(1), encoded(1000, 1))
    for (let n = 1001; n < 1500; n++) void outbox.add(nobody, encoded(n, 1))
    const left: unknown[] = []
    for (let departing = outbox.next(writer); departing !== undefined; departing = outbox.next(writer))
      if (departing.isLast)
        left.push(
          decodeElements(new Reader(departing.parcel.body), { atoms: departing.parcel.atoms, home })[1],
        )
    expect(left.slice(0, 50)).toEqual(new Array(50).fill(-1))
    expect(left.filter((n) => n !== -1 && n !== 1000)).toEqual(
      Array.from({ length: 1500 }, (_, n) => n).filter((n) => n !== 1000),
    )
    expect(left.indexOf(1000)).toBeLessThan(left.indexOf(1001))
    expect(outbox.bytes).toBe(0)
  })

  it('hold their sender back while more than 1 MiB waits and some of it is theirs', async () => {
    const outbox = new Outbox()
    const writer = new FrameWriter(OUR_FLAGS)
    const free: string[] = []
    const add = (from: number, size: number, name: string): boolean => {
      writer.encode({ control: t(2, atom(''), receiver), payload: new Uint8Array(size) as never })
      const held = outbox.add(sender(from), writer.take(undefined))
      void held?.then(() => free.push(name))
      return held !== undefined
    }
    expect(add(1, 1_000_000, 'first')).toBe(false)
    expect(add(2, 100_000, 'short')).toBe(true)
    expect(add(3, 1_000_000, 'long')).toBe(true)
    while (outbox.holds(sender(2))) outbox.next(writer)
    await Promise.resolve()
    expect(free, 'nothing of its own waits').toEqual(['short'])
    while (outbox.bytes > 1024 * 1024) {
      await Promise.resolve()
      expect(free).toEqual(['short'])
      outbox.next(writer)
    }
    await Promise.resolve()
    expect(free, 'little waits').toEqual(['short', 'long'])
  })

  it('of any lengths make the message that was cut, and show nothing of what its memory held before', () => {
    const usedBefore = (bytes: number) => new Uint8Array(bytes).fill(0xee)
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 3 }), { minLength: 1 }),
        (cut) => {
          const fragments = new Fragments(1_000_000, usedBefore)
          const whole = cut.flat().flatMap((piece) => [...piece])
          fragments.begin(
            1n,
            BigInt(cut.length + 1),
            { control: [1], controlBytes: 4, atoms: [] },
            Uint8Array.of(9),
          )
          let number = BigInt(cut.length)
          let done: Uint8Array | undefined
          for (const pieces of cut) done = fragments.add(1n, number--, ...pieces)?.payload
          expect([...(done ?? [])]).toEqual([9, ...whole])
          const behind = new Uint8Array(done?.buffer ?? new ArrayBuffer(0), done?.length ?? 0)
          expect([...behind].filter((byte) => byte !== 0)).toEqual([])
        },
      ),
    )
  })

  it('of too many sequences, or too many bytes, are refused', () => {
    const beginning = { control: [1], controlBytes: 4, atoms: [] }
    const many = new Fragments(1000)
    for (let n = 0; n < MAX_SEQUENCES; n++) many.begin(BigInt(n), 2n, beginning, new Uint8Array())
    expect(() => many.begin(-1n, 2n, beginning, new Uint8Array())).toThrow('sequences of fragments')
    const long = new Fragments(1000)
    long.begin(1n, 2n ** 64n - 1n, beginning, new Uint8Array(600))
    expect(() => long.add(1n, 2n ** 64n - 2n, new Uint8Array(600))).toThrow('more than 1000 bytes')
    const wide = new Fragments(MAX_UNFINISHED)
    const big = new Uint8Array(64 * 1024 * 1024)
    for (let n = 0; n < 5; n++) wide.begin(BigInt(n), 2n, beginning, big)
    const more = () => {
      for (let n = 5; n < 8; n++) wide.begin(BigInt(n), 2n, beginning, big)
    }
    expect(more, 'the room for what is still to come counts').toThrow('in unfinished sequences')
  })

  it('of control messages that are too much together are refused as well, whatever their payloads', () => {
    const frameReader = reader()
    const megabyte = new Uint8Array(1024 * 1024)
    const head = [88, 119, 1, 97, ...new Array<number>(12).fill(0), 119, 1, 98]
    /** REG_SEND, in whose unused third element anything can stand. */
    const first = (sequence: number): Uint8Array =>
      new Writer()
        .bytes(Uint8Array.of(131, 69))
        .u64(BigInt(sequence))
        .u64(2n)
        .bytes(Uint8Array.of(0, 104, 4, 97, 6, ...head.slice(0, 16), 109))
        .u32(megabyte.length)
        .bytes(megabyte)
        .bytes(Uint8Array.of(...head.slice(16), 109))
        .toBytes()
    expect(() => {
      for (let sequence = 1; sequence <= 16; sequence++) frameReader.read(first(sequence))
    }).toThrow('in unfinished sequences')
  })
})

describe('what makes no sense', () => {
  const ref = (place: number): number[] => [104, 4, 97, 6, 82, place, 106, 82, place]
  const u64 = (value: number): number[] => [0, 0, 0, 0, 0, 0, 0, value]
  const control = [104, 4, 97, 6, 88, 119, 1, 97, ...new Array<number>(12).fill(0), 106, 119, 1, 98]
  const first = (sequence: number, number: number): Uint8Array =>
    new Uint8Array([131, 69, ...u64(sequence), ...u64(number), 0, ...control, 109, 0, 0])
  const next = (sequence: number, number: number): Uint8Array =>
    new Uint8Array([131, 70, ...u64(sequence), ...u64(number), 0, 1])

  it.each<[string, Uint8Array[], string]>([
    [
      'a frame that passes through',
      [new Uint8Array([112, 131, 97, 1])],
      'no distribution header begins with',
    ],
    ['an unknown kind of header', [new Uint8Array([131, 71])], 'no distribution header begins with'],
    ['nothing after the version', [new Uint8Array([131])], 'ends too early'],
    ['more flags than there are', [header(255, 0)], 'ends too early'],
    ['an atom that is cut', [header(1, 8, 0, 9, 97)], 'ends too early'],
    ['an atom that is no UTF-8', [header(1, 8, 0, 1, 200)], 'not valid UTF-8'],
    ['an atom too long', [header(1, 0x18, 0, 1, 0, ...new Array<number>(256).fill(97))], 'at most 255'],
    ['a slot that is empty', [header(1, 3, 9)], 'slot 777 of the atom cache was never filled'],
    ['a place outside the header', [header(1, 8, 0, 1, 97, ...ref(1))], 'atom 1 of a header that has 1'],
    ['a place in no header', [header(0, ...ref(0))], 'atom 0 of a header that has 0'],
    ['a fragment of nothing', [next(1, 1)], 'never began'],
    ['fragment 0', [first(1, 0)], 'numbered down to 1'],
    ['the same sequence twice', [first(1, 3), first(1, 3)], 'begins again'],
    ['a fragment twice', [first(1, 4), next(1, 3), next(1, 3)], 'came in place of 2'],
    ['a fragment too far', [first(1, 4), next(1, 2)], 'came in place of 3'],
    ['a fragment after the last', [first(1, 2), next(1, 1)], 'ends too early'],
    [
      'a cut message that has no payload',
      [new Uint8Array([131, 69, ...u64(1), ...u64(2), 0, 104, 1, 97, 1])],
      'no payload that could be cut',
    ],
  ])('%s is refused', (_, frames, message) => {
    const frameReader = reader()
    expect(() => {
      for (const frame of frames) frameReader.read(frame)
    }).toThrow(message)
  })

  it('also a fragment from a peer that has not offered them', () => {
    const strict = new FrameReader(home, OUR_FLAGS & ~DFLAG.FRAGMENTS, 1000)
    expect(() => strict.read(first(1, 2))).toThrow(ControlError)
  })

  it('at random is a message, or one of three errors', () => {
    const frame = fc.uint8Array({ maxLength: 80 })
    const kind = fc.constantFrom(68, 69, 70)
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, frame), { maxLength: 6 }), (frames) => {
        const frameReader = reader()
        try {
          for (const [type, body] of frames) frameReader.read(new Uint8Array([131, type, ...body]))
        } catch (error) {
          const { name } = error as Error
          if (error instanceof EtfError || error instanceof ControlError || name === 'Truncated') return
          throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})
