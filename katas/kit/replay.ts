/**
 * A recorded handshake as a connection: what the real node said comes back, each frame once we have said what came
 * before it. So the runtime can shake hands with a real `erl` where there is none.
 */
import { virtualEnv } from '../../src/env/virtual_env.ts'
import type { Us } from '../../src/handshake/party.ts'
import { FramedConnection } from '../../src/transport/framed.ts'
import type { Connection, Receiver } from '../../src/transport/transport.ts'
import { fromHex } from './hex.ts'

export interface Recording {
  /** The real node. */
  readonly peer: string
  /** Us, as we were then. */
  readonly name: string
  readonly creation: number
  readonly flags: bigint
  readonly cookie: string
  /** The challenge that we sent. */
  readonly challenge: number
  /** Every frame without its length, in hex, in the order in which they travelled. */
  readonly frames: readonly { readonly from: 'us' | 'peer'; readonly hex: string }[]
}

export interface Replay {
  readonly us: Us
  readonly connection: FramedConnection
  /** What we have said so far. */
  readonly sent: readonly Uint8Array[]
}

export function replay(recording: Recording): Replay {
  const { name, creation, flags, cookie, challenge } = recording
  const env = { ...virtualEnv(), random: { uint32: () => challenge } }
  const line = new RecordedLine(recording)
  return {
    us: { env, name, creation, flags, cookieFor: () => cookie, setupTime: 7000 },
    connection: new FramedConnection(line, { lengthBytes: 2, limit: 65_535 }),
    sent: line.sent,
  }
}

/** What we are recorded to have said. */
export const ourFrames = ({ frames }: Recording): Uint8Array[] =>
  frames.filter(({ from }) => from === 'us').map(({ hex }) => fromHex(hex))

class RecordedLine implements Connection {
  readonly local = { host: 'h1', port: 0 }
  readonly remote = { host: 'h2', port: 0 }
  readonly sent: Uint8Array[] = []
  readonly #frames: Recording['frames']
  #receiver: Receiver | undefined
  #next = 0

  constructor({ frames }: Recording) {
    this.#frames = frames
  }

  receive(receiver: Receiver): void {
    this.#receiver = receiver
    this.#peerSpeaks()
  }

  write(bytes: Uint8Array): boolean {
    this.sent.push(bytes.subarray(2))
    this.#next++
    this.#peerSpeaks()
    return true
  }

  close(): void {
    this.#receiver?.closed()
  }

  destroy(): void {
    this.close()
  }

  #peerSpeaks(): void {
    for (; this.#frames[this.#next]?.from === 'peer'; this.#next++) {
      const frame = fromHex(this.#frames[this.#next]?.hex ?? '')
      const whole = new Uint8Array([frame.length >> 8, frame.length & 255, ...frame])
      queueMicrotask(() => this.#receiver?.data(whole))
    }
  }
}
