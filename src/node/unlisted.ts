/**
 * What a node has in place of a listener and of a registration with EPMD, if it only dials.
 * OTP: `erl -dist_listen false`.
 */
import type { Env } from '../env/env.ts'
import type { Registration } from '../epmd/client.ts'
import type { Listener } from '../transport/transport.ts'

export const nowhere: Listener = { address: { host: '', port: 0 }, close: async () => {} }

/** A creation without EPMD's help: any but those below 4, which old nodes used. */
export function unregistered({ random }: Env): Registration {
  let close = (): void => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return { creation: Math.max(4, random.uint32()), closed, close }
}
