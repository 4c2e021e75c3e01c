/**
 * From a node's name to a connection with it: the form of the name, its host's EPMD, the port, the handshake. Each step
 * that fails throws an error of its own, which says what to do.
 * OTP: `inet_tcp_dist:setup/5`.
 */
import type { Trace } from '../env/trace.ts'
import { type Caller, portPlease } from '../epmd/client.ts'
import type { Peer, Us } from '../handshake/party.ts'
import { handshakeWeStarted } from '../handshake/we_started.ts'
import { FramedConnection } from '../transport/framed.ts'
import { type Address, type Connection, DialError } from '../transport/transport.ts'
import { type NameForm, nameToDial } from './names.ts'

/** The host's EPMD answered, but nobody of that name is registered with it. */
export class UnknownNode extends Error {
  override readonly name = 'UnknownNode'

  /**
   * @param node - The node that was dialled: `b@h2`.
   * @param name - The part before @, for which EPMD was asked.
   * @param host - The host whose EPMD it was.
   */
  constructor(node: string, name: string, host: string) {
    super(`${node}: EPMD on ${host} knows no "${name}". Is the node running there, under that very name?`)
  }
}

/** No handshake message is longer: a name has at most 255 characters. */
export const MAX_HANDSHAKE_FRAME = 1024

export interface Dialler extends Caller {
  readonly us: Us
  readonly form: NameForm
  readonly epmdPort: number
  /** The port of every node, where it is agreed upon; then no EPMD is asked. */
  readonly nodePort?: number
}

/** The same dialler, who tells what it does to `trace`. */
export function tracedBy(trace: Trace, { us, ...dialler }: Dialler): Dialler {
  const env = { ...dialler.env, trace }
  return { ...dialler, env, us: { ...us, env } }
}

/** Dials `node` and shakes hands. `signal` gives up. */
export async function dial(
  { us, form, epmdPort, nodePort, ...caller }: Dialler,
  node: string,
  signal: AbortSignal,
): Promise<{ connection: FramedConnection; peer: Peer }> {
  // #region dial
  const { name, host } = nameToDial(node, form)
  const at =
    nodePort === undefined
      ? await portPlease({ ...caller, patience: us.setupTime }, { host, port: epmdPort }, name, signal)
      : { host, port: nodePort }
  if (at === undefined) throw new UnknownNode(node, name, host)
  const carrier = await dialPort(caller, { host: at.host, port: at.port }, us.setupTime, signal)
  const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: MAX_HANDSHAKE_FRAME })
  const giveUp = (): void => connection.destroy()
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  try {
    return { connection, peer: await handshakeWeStarted(us, connection, node, () => !signal.aborted) }
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  // #endregion
}

/** Who hears nothing from the port for the set-up time gives up: a firewall may swallow every word. */
async function dialPort(
  { env, transport }: Caller,
  to: Address,
  setupTime: number,
  signal: AbortSignal,
): Promise<Connection> {
  const late = new AbortController()
  const abort = (): void => late.abort(signal.reason)
  signal.addEventListener('abort', abort)
  const timer = env.clock.setTimer(setupTime, () => late.abort(new DialError(to, 'unreachable')))
  try {
    signal.throwIfAborted()
    return await transport.dial(to, late.signal)
  } catch (error) {
    throw late.signal.aborted ? late.signal.reason : error
  } finally {
    timer.cancel()
    signal.removeEventListener('abort', abort)
  }
}
