/** A host's network as one node uses it: when the node is killed, all its connections go with it, without a goodbye. */
import type { Address, Connection, Listener, Transport } from '../../src/mod.ts'

export class MortalTransport implements Transport {
  readonly #host: Transport
  readonly #connections = new Set<Connection>()

  constructor(host: Transport) {
    this.#host = host
  }

  async dial(to: Address, signal?: AbortSignal): Promise<Connection> {
    const connection = await this.#host.dial(to, signal)
    this.#connections.add(connection)
    return connection
  }

  listen(at: Address, accept: (connection: Connection) => void): Promise<Listener> {
    return this.#host.listen(at, (connection) => {
      this.#connections.add(connection)
      accept(connection)
    })
  }

  /** Those that have ended already have nothing left to lose. */
  kill(): void {
    for (const connection of this.#connections) connection.destroy()
    this.#connections.clear()
  }
}
