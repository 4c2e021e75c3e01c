/**
 * What every carrier must keep of the contract in `src/transport/transport.ts`. The suite runs against each of them; what
 * a test needs to know of its carrier is in `Subject`.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Address,
  type Connection,
  ConnectionLost,
  DialError,
  ListenError,
  type Listener,
  type Receiver,
  SEND_LIMIT,
  type Transport,
} from '../../src/transport/transport.ts'

export interface Subject {
  readonly transport: Transport
  /** Where a listener of this carrier listens; port 0. */
  readonly here: Address
  /** Lets the carrier work until `done()`. */
  until(done: () => boolean): Promise<void>
  /** Lets the carrier work until a promise settles. */
  settled<T>(promise: Promise<T>): Promise<T>
}

/** Keeps all that it hears, and notices calls within calls. */
class Ear implements Receiver {
  readonly chunks: Uint8Array[] = []
  drainedCount = 0
  ends: (Error | undefined)[] = []
  nested = false
  #busy = false
  readonly #onData: ((bytes: Uint8Array) => void) | undefined

  constructor(onData?: (bytes: Uint8Array) => void) {
    this.#onData = onData
  }

  get bytes(): number[] {
    return this.chunks.flatMap((chunk) => [...chunk])
  }

  get count(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  }

  data(bytes: Uint8Array): void {
    this.#called(() => {
      this.chunks.push(bytes.slice()) // they are lent
      this.#onData?.(bytes)
    })
  }

  drained(): void {
    this.#called(() => {
      this.drainedCount += 1
    })
  }

  closed(error?: Error): void {
    this.#called(() => {
      this.ends.push(error)
    })
  }

  #called(act: () => void): void {
    this.nested ||= this.#busy
    this.#busy = true
    act()
    this.#busy = false
  }
}

export function transportCompliance(name: string, start: () => Promise<Subject>): void {
  describe(`${name} as a transport`, () => {
    let subject: Subject
    let listener: Listener
    let accepted: Connection[]
    let opened: Connection[]

    beforeEach(async () => {
      subject = await start()
      accepted = []
      opened = []
      listener = await subject.transport.listen(subject.here, (connection) => {
        accepted.push(connection)
      })
    })

    afterEach(async () => {
      for (const connection of [...opened, ...accepted]) connection.destroy()
      await subject.settled(listener.close())
    })

    async function connect(): Promise<[Connection, Connection]> {
      const already = accepted.length
      const dialler = await subject.settled(subject.transport.dial(listener.address))
      opened.push(dialler)
      await subject.until(() => accepted.length > already)
      return [dialler, accepted[already] as Connection]
    }

    it('tells each side the address of the other', async () => {
      const [dialler, acceptor] = await connect()
      expect(dialler.remote.port).toBe(listener.address.port)
      expect(acceptor.remote).toEqual(dialler.local)
      expect(acceptor.local).toEqual(dialler.remote)
    })

    it('delivers bytes in order, both ways at once', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      acceptor.receive(there)
      for (let i = 0; i < 200; i++) {
        dialler.write(Uint8Array.of(i, i + 1))
        acceptor.write(Uint8Array.of(255 - i))
      }
      await subject.until(() => there.count === 400 && here.count === 200)
      expect(there.bytes).toEqual(Array.from({ length: 400 }, (_, i) => (i >> 1) + (i & 1)))
      expect(here.bytes).toEqual(Array.from({ length: 200 }, (_, i) => 255 - i))
    })

    it('delivers a long write whole, in as many pieces as it likes', async () => {
      const [dialler, acceptor] = await connect()
      const there = new Ear()
      acceptor.receive(there)
      const long = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7)
      dialler.write(long.slice())
      await subject.until(() => there.count === long.length)
      expect(Buffer.concat(there.chunks).equals(long)).toBe(true)
    })

    it('shares no memory between writer and reader', async () => {
      const [dialler, acceptor] = await connect()
      const there = new Ear((bytes) => bytes.fill(0))
      acceptor.receive(there)
      const written = Uint8Array.of(1, 2, 3)
      dialler.write(written)
      await subject.until(() => there.count === 3)
      expect([...written]).toEqual([1, 2, 3])
    })

    it('keeps what arrives, and the end, until someone receives', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      dialler.receive(here)
      dialler.write(Uint8Array.of(1, 2))
      dialler.close()
      const answered = new Ear()
      acceptor.receive(answered)
      expect(answered.count, 'nothing is told within receive()').toBe(0)
      await subject.until(() => answered.ends.length === 1 && here.ends.length === 1)
      expect(answered.bytes).toEqual([1, 2])
      expect([...answered.ends, ...here.ends]).toEqual([undefined, undefined])
    })

    it('tells a new receiver what comes from now on', async () => {
      const [dialler, acceptor] = await connect()
      const second = new Ear()
      const first = new Ear(() => acceptor.receive(second))
      acceptor.receive(first)
      dialler.write(Uint8Array.of(1))
      await subject.until(() => first.count === 1)
      dialler.write(Uint8Array.of(2))
      dialler.close()
      await subject.until(() => second.ends.length === 1)
      expect([first.bytes, second.bytes]).toEqual([[1], [2]])
      expect(first.ends).toEqual([])
    })

    it('close sends first what was written, and says goodbye to both', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      acceptor.receive(there)
      dialler.write(new Uint8Array(200_000).fill(9))
      dialler.close()
      dialler.write(Uint8Array.of(1))
      await subject.until(() => there.ends.length === 1 && here.ends.length === 1)
      expect(there.count).toBe(200_000)
      expect([...there.ends, ...here.ends]).toEqual([undefined, undefined])
    })

    it('delivers nothing to the one who closed', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      acceptor.receive(there)
      acceptor.write(Uint8Array.of(1))
      dialler.close()
      await subject.until(() => there.ends.length === 1 && here.ends.length === 1)
      expect(here.bytes).toEqual([])
    })

    it('ends once when both close at the same time', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      acceptor.receive(there)
      dialler.close()
      acceptor.close()
      dialler.close()
      await subject.until(() => there.ends.length === 1 && here.ends.length === 1)
      dialler.destroy()
      acceptor.close()
      expect([...there.ends, ...here.ends]).toEqual([undefined, undefined])
    })

    it('destroy ends at once; the peer hears that it was no goodbye', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      acceptor.receive(there)
      dialler.destroy()
      expect(here.ends, 'nothing is told within destroy()').toEqual([])
      await subject.until(() => there.ends.length === 1 && here.ends.length === 1)
      expect(here.ends).toEqual([undefined])
      expect(there.ends[0]).toBeInstanceOf(ConnectionLost)
    })

    it('tells the end after the call in which it was brought about', async () => {
      const [dialler, acceptor] = await connect()
      const there = new Ear(() => acceptor.destroy())
      acceptor.receive(there)
      dialler.write(Uint8Array.of(1))
      await subject.until(() => there.ends.length === 1)
      expect(there.nested).toBe(false)
    })

    it('gives bytes back to who wrote them, and needs them no more', async () => {
      const [dialler, acceptor] = await connect()
      const bytes = Uint8Array.of(1, 2, 3)
      let isBack = false
      dialler.write(bytes, () => {
        isBack = true
        bytes.fill(0)
      })
      expect(isBack).toBe(false)
      await subject.until(() => isBack)
      const there = new Ear()
      acceptor.receive(there)
      await subject.until(() => there.count === 3)
      expect(there.bytes).toEqual([1, 2, 3])
    })

    it('holds a writer back while nobody reads, and lets him go on when someone does', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      dialler.receive(here)
      let written = 0
      let more = true
      for (let i = 0; more && i < 1000; i++) {
        more = dialler.write(new Uint8Array(64 * 1024))
        written += 64 * 1024
      }
      expect(more, 'write says false before 64 MB wait').toBe(false)
      expect(here.drainedCount).toBe(0)
      const there = new Ear()
      acceptor.receive(there)
      await subject.until(() => here.drainedCount === 1 && there.count === written)
    })

    it('gives up a connection whose writer does not hold back', async () => {
      const [dialler, acceptor] = await connect()
      const here = new Ear()
      const there = new Ear()
      dialler.receive(here)
      const part = 16 * 1024 * 1024
      for (let sent = 0; sent <= SEND_LIMIT + 2 * part; sent += part) dialler.write(new Uint8Array(part))
      await subject.until(() => here.ends.length === 1)
      expect(here.ends[0]).toBeInstanceOf(ConnectionLost)
      acceptor.receive(there)
      await subject.until(() => there.ends.length === 1)
      expect(there.ends[0]).toBeInstanceOf(ConnectionLost)
    })

    it('refuses a dial to a port without listener', async () => {
      const { port } = listener.address
      await subject.settled(listener.close())
      const dial = subject.transport.dial({ ...subject.here, port })
      await expect(subject.settled(dial)).rejects.toMatchObject({ name: 'DialError', failure: 'refused' })
    })

    it('a closed listener leaves its connections alone', async () => {
      const [dialler, acceptor] = await connect()
      await subject.settled(listener.close())
      const there = new Ear()
      acceptor.receive(there)
      dialler.write(Uint8Array.of(5))
      await subject.until(() => there.count === 1)
      expect(there.ends).toEqual([])
    })

    it('says which part of a dial failed', async () => {
      const dial = subject.transport.dial({ host: 'no-such-host.invalid', port: 1 })
      const error = await subject.settled(dial).catch((reason) => reason)
      expect(error).toBeInstanceOf(DialError)
      expect(error).toMatchObject({ failure: 'unresolved', to: { host: 'no-such-host.invalid', port: 1 } })
    })

    it('gives a dial up when told so', async () => {
      const before = subject.transport.dial(listener.address, AbortSignal.abort())
      await expect(subject.settled(before)).rejects.toMatchObject({ failure: 'aborted' })
      const controller = new AbortController()
      const during = subject.transport.dial(listener.address, controller.signal)
      controller.abort()
      await expect(subject.settled(during)).rejects.toMatchObject({ failure: 'aborted' })
    })

    it('refuses to listen where another does, or at an address that is not here', async () => {
      const again = subject.transport.listen(listener.address, () => {})
      const error = await subject.settled(again).catch((reason) => reason)
      expect(error).toBeInstanceOf(ListenError)
      expect(error).toMatchObject({ failure: 'in-use' })
      const elsewhere = subject.transport.listen({ host: '192.0.2.1', port: 0 }, () => {})
      await expect(subject.settled(elsewhere)).rejects.toMatchObject({ failure: 'no-such-address' })
    })

    it('frees the port of a closed listener', async () => {
      await subject.settled(listener.close())
      listener = await subject.settled(subject.transport.listen(listener.address, () => {}))
    })
  })
}
