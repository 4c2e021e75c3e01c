/**
 * A connection read frame by frame, so that an exchange can be written as a sequence: `await read()`, `write(answer)`.
 *
 * The handshake uses it with lengths of 2 bytes; afterwards `handOver` gives the connection to the channel, which reads
 * lengths of 4, with whatever the peer has sent already.
 */
import { Framer } from '../bytes/framer.ts'
import type { Connection, Receiver } from './transport.ts'

/** The connection ended before the frame that was waited for. `cause` is the carrier's error; a goodbye has none. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed'

  constructor(cause?: Error) {
    super(
      cause === undefined ? 'the other side closed the connection' : cause.message,
      cause === undefined ? {} : { cause },
    )
  }
}

/** The peer sends without waiting for answers: more has piled up than any exchange of frames needs. */
export class TooMuchUnread extends Error {
  override readonly name = 'TooMuchUnread'

  constructor(unread: number) {
    super(`the other side sent ${unread} bytes that nobody asked for; the connection is given up`)
  }
}

interface Reader {
  resolve(frame: Uint8Array): void
  reject(error: unknown): void
}

/** Beyond one whole frame: what one read of a carrier may bring along. */
const READ_AHEAD = 256 * 1024

export class FramedConnection implements Receiver {
  readonly connection: Connection
  readonly #framer: Framer
  #unread = 0
  #reader: Reader | undefined
  /** Why no frame will come any more, once those that arrived are read. */
  #failure: Error | undefined
  #ended: { readonly error: Error | undefined } | undefined

  /** `limit` is the longest frame taken, in bytes without its length. */
  constructor(connection: Connection, options: { readonly lengthBytes: 2 | 4; readonly limit: number }) {
    this.connection = connection
    this.#framer = new Framer(options.lengthBytes, options.limit)
    connection.receive(this)
  }

  /** How many bytes a frame's length has, both ways. It holds for frames not read yet. */
  get lengthBytes(): 2 | 4 {
    return this.#framer.lengthBytes
  }

  set lengthBytes(count: 2 | 4) {
    this.#framer.lengthBytes = count
  }

  /**
   * The next frame without its length. Rejects with `ConnectionClosed`, with `FrameTooLong` (the connection is destroyed
   * then), or with the reason of `signal`; an aborted read takes no frame. One read at a time.
   */
  read(signal?: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (this.#reader !== undefined) throw new Error('a frame is being waited for already')
      const abort = () => {
        this.#reader = undefined
        reject(signal?.reason)
      }
      const settle = () => {
        this.#reader = undefined
        signal?.removeEventListener('abort', abort)
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#reader = {
        resolve(frame) {
          settle()
          resolve(frame)
        },
        reject(error) {
          settle()
          reject(error)
        },
      }
      this.#serve()
    })
  }

  /** Sends `frame` with its length before it. What `Connection.write` says holds. */
  write(frame: Uint8Array): boolean {
    const { lengthBytes } = this
    if (frame.length >= 2 ** (8 * lengthBytes)) {
      throw new RangeError(`a frame of ${frame.length} bytes does not fit a length of ${lengthBytes} bytes`)
    }
    const whole = new Uint8Array(lengthBytes + frame.length)
    const view = new DataView(whole.buffer)
    if (lengthBytes === 2) view.setUint16(0, frame.length)
    else view.setUint32(0, frame.length)
    whole.set(frame, lengthBytes)
    return this.connection.write(whole)
  }

  /** What was written leaves now, and does not wait for whatever else this turn has to do. */
  flush(): void {
    this.connection.flush?.()
  }

  /**
   * From now on `receiver` reads, beginning with the bytes that arrived and were not read. It hears nothing before this
   * call has returned.
   */
  handOver(receiver: Receiver): void {
    if (this.#reader !== undefined) throw new Error('a frame is still being waited for')
    queueMicrotask(() => {
      const rest = this.#framer.rest()
      if (rest.length > 0) receiver.data(rest)
      if (this.#ended === undefined) this.connection.receive(receiver)
      if (this.#ended !== undefined) receiver.closed(this.#ended.error)
    })
  }

  close(): void {
    this.connection.close()
  }

  destroy(): void {
    this.connection.destroy()
  }

  data(bytes: Uint8Array): void {
    this.#framer.push(bytes)
    this.#unread += bytes.length
    this.#serve()
    this.#framer.keep()
    if (this.#unread > this.#framer.limit + READ_AHEAD) this.#giveUp(new TooMuchUnread(this.#unread))
  }

  closed(error?: Error): void {
    this.#ended = { error }
    this.#failure ??= new ConnectionClosed(error)
    this.#serve()
  }

  #serve(): void {
    if (this.#reader === undefined) return
    let frame: Uint8Array | undefined
    try {
      frame = this.#framer.next()?.slice()
    } catch (tooLong) {
      this.#giveUp(tooLong as Error)
    }
    if (frame !== undefined) {
      this.#unread -= this.lengthBytes + frame.length
      this.#reader.resolve(frame)
    } else if (this.#failure !== undefined) {
      this.#reader.reject(this.#failure)
    }
  }

  #giveUp(failure: Error): void {
    this.#failure ??= failure
    this.connection.destroy()
  }
}
