/** A virtual host: its address, and who listens at which of its ports. */
import { type Address, type Connection, ListenError, type Listener } from './transport.ts'

export type Accept = (connection: Connection) => void

interface Listening {
  /** `undefined` takes connections to any of the host's addresses. */
  readonly address: string | undefined
  readonly accept: Accept
}

const FIRST_FREE_PORT = 32_768
const LAST_PORT = 65_535

export class SimulatedHost {
  readonly name: string
  readonly address: string
  readonly #listening = new Map<number, Set<Listening>>()
  #lastFreePort = LAST_PORT

  constructor(name: string, address: string) {
    this.name = name
    this.address = address
  }

  listen(at: Address, address: string | undefined, accept: Accept): Listener {
    const port = at.port === 0 ? this.freePort() : at.port
    const there = this.#listening.get(port) ?? new Set<Listening>()
    for (const other of there) {
      if (other.address === undefined || address === undefined || other.address === address) {
        throw new ListenError(at, 'in-use')
      }
    }
    const listening = { address, accept }
    this.#listening.set(port, there.add(listening))
    return {
      address: { host: at.host, port },
      close: async () => {
        there.delete(listening)
        if (there.size === 0 && this.#listening.get(port) === there) this.#listening.delete(port)
      },
    }
  }

  /** Who takes connections that come to `address` at `port`. */
  listenerAt(address: string, port: number): Accept | undefined {
    for (const listening of this.#listening.get(port) ?? []) {
      if (listening.address === undefined || listening.address === address) return listening.accept
    }
    return undefined
  }

  /** A port that nobody listens at, for a listener that does not care or for a dialler. */
  freePort(): number {
    do {
      this.#lastFreePort = this.#lastFreePort === LAST_PORT ? FIRST_FREE_PORT : this.#lastFreePort + 1
    } while (this.#listening.has(this.#lastFreePort))
    return this.#lastFreePort
  }
}
