/**
 * What a node asks of EPMD: to register its own name, where another node listens, who is there.
 *
 * The node asks, always: its own host's EPMD to register, and the *other* host's EPMD where a node there listens. EPMDs
 * never talk to each other.
 * OTP: `erl_epmd.erl`; erl_dist_protocol, "EPMD Protocol".
 */
import { Writer } from '../bytes/writer.ts'
import type { Env } from '../env/env.ts'
import { type Address, type Connection, DialError, type Transport } from '../transport/transport.ts'
import {
  decodeAlive2Answer,
  decodeNamesAnswer,
  decodePort2Answer,
  EpmdProtocolError,
  encodeRequest,
  HIGHEST_VERSION,
  LOWEST_VERSION,
  NODE_TYPE_HIDDEN,
  NODE_TYPE_NORMAL,
  type NodeEntry,
  OK,
  PROTOCOL_TCP_IPV4,
  type RegisteredName,
  type Request,
} from './codec.ts'
import type { EpmdRequestEvent, EpmdResponseEvent } from './events.ts'

/** Who asks: `where` is its name in the trace. @inline */
export interface Caller {
  readonly env: Env
  readonly transport: Transport
  readonly where: string
  /** How long EPMD may take, in milliseconds; by default 10,000. */
  readonly patience?: number
}

/** How long EPMD may take, from the dial to the whole answer: what `erl_epmd` allows. */
export const EPMD_TIMEOUT_MS = 10_000
/** No host runs as many nodes as it would take to name them in 1 MiB. */
const MAX_ANSWER_BYTES = 1024 * 1024

/** EPMD did not answer. `cause` is the `DialError`, if no connection came about. */
export class EpmdUnreachable extends Error {
  override readonly name: string = 'EpmdUnreachable'
  /** Where EPMD was asked. */
  readonly address: Address

  /**
   * @param address - Where EPMD was asked.
   * @param cause - Why no connection came about; none if one did, and no answer came.
   * @param patience - How long the caller waited, in milliseconds: ten seconds unless said otherwise.
   */
  constructor(address: Address, cause?: DialError, patience = EPMD_TIMEOUT_MS) {
    super(
      `EPMD at ${address.host}:${address.port} did not answer: ${whyUnreachable(cause, patience)}`,
      cause ? { cause } : {},
    )
    this.address = address
  }
}

/** Its host's name leads nowhere, so there is nobody to ask. */
export class UnresolvedHost extends EpmdUnreachable {
  override readonly name = 'UnresolvedHost'
}

function whyUnreachable(cause: DialError | undefined, patience: number): string {
  switch (cause?.failure) {
    case 'unresolved':
      return 'the host name does not resolve. Is it spelt right, and in the DNS or /etc/hosts?'
    case 'refused':
      return 'the host is there, but nothing listens at that port. "epmd -daemon" starts one there; ERL_EPMD_PORT says which port'
    case 'unreachable':
      return 'the host cannot be reached. Is it up, and does a firewall let this port through?'
    case 'aborted':
      return 'the attempt was given up'
    case undefined:
      return `nothing came within ${patience / 1000} s. Does another program listen at that port, or a firewall swallow it?`
  }
}

/** A node of that name lives on that host already. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken'
  /** The part before @. */
  readonly taken: string

  /**
   * @param name - The part before @.
   * @param epmd - Where it is registered.
   */
  constructor(name: string, epmd: Address) {
    super(
      `the name "${name}" is registered already with EPMD at ${epmd.host}:${epmd.port}. ` +
        'Choose another, or stop the node that has it ("epmd -names" lists them)',
    )
    this.taken = name
  }
}

export interface Registration {
  /** Tells this life of the name from the one before. */
  readonly creation: number
  /** Resolves when EPMD no longer knows the name: it went away, or `close` was called. */
  readonly closed: Promise<void>
  /** Gives the name up. */
  close(): void
}

/** What a node tells about itself; `hidden` nodes have a type of their own. */
export interface Registrant {
  /** The part before @. */
  readonly name: string
  readonly port: number
  readonly hidden?: boolean
}

/** Registers a name for as long as the registration is held. Rejects with one of this file's errors. */
export async function register(
  caller: Caller,
  epmd: Address,
  registrant: Registrant,
  signal?: AbortSignal,
): Promise<Registration> {
  const node: NodeEntry = {
    name: registrant.name,
    port: registrant.port,
    type: registrant.hidden ? NODE_TYPE_HIDDEN : NODE_TYPE_NORMAL,
    protocol: PROTOCOL_TCP_IPV4,
    highestVersion: HIGHEST_VERSION,
    lowestVersion: LOWEST_VERSION,
    extra: new Uint8Array(),
  }
  const { answer, connection, closed } = await ask(
    caller,
    epmd,
    { kind: 'ALIVE2_REQ', node },
    (bytes) => decodeAlive2Answer(bytes),
    signal,
  )
  if (answer.result !== OK) {
    connection.close()
    throw new NameTaken(node.name, epmd)
  }
  return { creation: answer.creation, closed, close: () => connection.close() }
}

/** A node as its host's EPMD knows it. */
export interface FoundNode extends NodeEntry {
  /** The address at which that EPMD answered. The node is on the same host, whose name need not be looked up again. */
  readonly host: string
}

/** Where the node with that name (the part before @) listens, as its host's EPMD says. `undefined`: it knows none. */
export async function portPlease(
  caller: Caller,
  epmd: Address,
  name: string,
  signal?: AbortSignal,
): Promise<FoundNode | undefined> {
  const request: Request = { kind: 'PORT_PLEASE2_REQ', name }
  const { answer, connection } = await ask(caller, epmd, request, (bytes) => decodePort2Answer(bytes), signal)
  const { host } = connection.remote
  connection.close()
  return answer.node === undefined ? undefined : { ...answer.node, host }
}

/** Everyone registered with that EPMD, the youngest first, and the port it says it listens at. */
export async function names(
  caller: Caller,
  epmd: Address,
  signal?: AbortSignal,
): Promise<{ readonly epmdPort: number; readonly nodes: readonly RegisteredName[] }> {
  const untilEnd = (bytes: Uint8Array, ended: boolean) => (ended ? decodeNamesAnswer(bytes) : undefined)
  return (await ask(caller, epmd, { kind: 'NAMES_REQ' }, untilEnd, signal)).answer
}

interface Answered<T> {
  readonly answer: T
  readonly connection: Connection
  readonly closed: Promise<void>
}

/** One request, one answer: `decode` is called with all that came so far, until it makes something of it. */
async function ask<T>(
  caller: Caller,
  epmd: Address,
  request: Request,
  decode: (bytes: Uint8Array, ended: boolean) => T | undefined,
  signal?: AbortSignal,
): Promise<Answered<T>> {
  const { env, patience = EPMD_TIMEOUT_MS } = caller
  const giveUp = new AbortController()
  const abort = () => giveUp.abort(signal?.reason)
  signal?.throwIfAborted()
  signal?.addEventListener('abort', abort)
  const late = () => giveUp.abort(new EpmdUnreachable(epmd, undefined, patience))
  const timer = env.clock.setTimer(patience, late)
  try {
    const connection = await caller.transport.dial(epmd, giveUp.signal)
    return await exchange(caller, connection, request, decode, giveUp.signal)
  } catch (error) {
    if (giveUp.signal.aborted) throw giveUp.signal.reason
    if (!(error instanceof DialError)) throw error
    throw error.failure === 'unresolved' ? new UnresolvedHost(epmd, error) : new EpmdUnreachable(epmd, error)
  } finally {
    timer.cancel()
    signal?.removeEventListener('abort', abort)
  }
}

function exchange<T>(
  caller: Caller,
  connection: Connection,
  request: Request,
  decode: (bytes: Uint8Array, ended: boolean) => T | undefined,
  giveUp: AbortSignal,
): Promise<Answered<T>> {
  const came = new Writer()
  return new Promise((resolve, reject) => {
    let settled = false
    let tellClosed = () => {}
    const closed = new Promise<void>((done) => {
      tellClosed = done
    })
    const fail = (error: unknown) => {
      settled = true
      connection.destroy()
      reject(error)
    }
    const tryToDecode = (ended: boolean) => {
      if (settled) return
      const bytes = came.toBytes()
      try {
        const answer = decode(bytes, ended)
        if (answer === undefined) return
        settled = true
        traceAnswer(caller, connection, request, bytes)
        resolve({ answer, connection, closed })
      } catch (error) {
        fail(error)
      }
    }
    giveUp.addEventListener('abort', () => settled || fail(giveUp.reason), { once: true })
    connection.receive({
      data(bytes) {
        if (settled) return
        came.bytes(bytes)
        if (came.length > MAX_ANSWER_BYTES) fail(new EpmdProtocolError('the answer does not end'))
        else tryToDecode(false)
      },
      closed(cause) {
        if (cause === undefined) tryToDecode(true)
        if (!settled) fail(new EpmdProtocolError(whyNoAnswer(request, came.length), { cause }))
        tellClosed()
      },
    })
    if (giveUp.aborted) return fail(giveUp.reason) // between the dial and here
    const bytes = encodeRequest(request)
    traceRequest(caller, connection, request, bytes)
    connection.write(bytes)
    connection.flush?.()
  })
}

function whyNoAnswer(request: Request, came: number): string {
  if (came > 0) return `EPMD closed the connection within its answer to ${request.kind}`
  const reason = request.kind === 'ALIVE2_REQ' ? ': it registers only nodes of its own host' : ''
  return `EPMD closed the connection without an answer to ${request.kind}${reason}`
}

function traceRequest(caller: Caller, connection: Connection, { kind }: Request, bytes: Uint8Array): void {
  const { env, where } = caller
  if (!env.trace.on) return
  const [at, peer] = [env.clock.now(), connection.remote]
  env.trace.emit<EpmdRequestEvent>({ type: 'epmd_request', at, where, side: 'client', peer, kind, bytes })
}

function traceAnswer(caller: Caller, connection: Connection, { kind }: Request, bytes: Uint8Array): void {
  const { env, where } = caller
  if (!env.trace.on) return
  const [at, peer] = [env.clock.now(), connection.remote]
  env.trace.emit<EpmdResponseEvent>({
    type: 'epmd_response',
    at,
    where,
    side: 'client',
    peer,
    to: kind,
    bytes,
  })
}
