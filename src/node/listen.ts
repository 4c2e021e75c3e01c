/**
 * Where a node listens: at a port of its own, or at the first free one of a range that a firewall lets through.
 * OTP: `inet_dist_listen_min`, `inet_dist_listen_max` and `inet_dist_use_interface` of kernel.
 */
import {
  type Address,
  type Connection,
  ListenError,
  type Listener,
  type Transport,
} from '../transport/transport.ts'

/** `host` is the address of one interface, or `0.0.0.0` for all; the ports go from `port` to `lastPort`. */
export interface ListenAt extends Address {
  readonly lastPort?: number
}

/** Rejects with the `ListenError` of the last port, if none is free. */
export async function listenAtFirstFree(
  transport: Transport,
  { host, port, lastPort = port }: ListenAt,
  accept: (connection: Connection) => void,
): Promise<Listener> {
  for (let tried = port; ; tried++) {
    try {
      return await transport.listen({ host, port: tried }, accept)
    } catch (error) {
      const isTaken = error instanceof ListenError && error.failure === 'in-use'
      if (!isTaken || tried >= lastPort) throw error
    }
  }
}
