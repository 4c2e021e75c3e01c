/**
 * Which events of the trace are worth a sentence, and what it has to say. The words are the page's, in its language;
 * here is only who, to whom and what. A message is told once, when it sets out.
 */
import { decodeNameAndChallenge, decodeReply, decodeStatus } from '../../src/handshake/messages.ts'
import { any, atom, matches, type TraceEvent, t } from '../../src/mod.ts'
import { type Anatomy, ofFrame, ofHandshake, ofPort2, ofPortPlease } from './anatomy.ts'
import { EPMD_PORT } from './messages.ts'

/** Nodes are named in full, EPMDs as `epmd@host`: as the trace has them in `where`. */
export type Saying =
  | { readonly kind: 'port_please'; readonly name: string }
  | { readonly kind: 'port' | 'no_port'; readonly name: string; readonly port: number }
  | { readonly kind: 'dial'; readonly port: number }
  | { readonly kind: 'dial_failed'; readonly host: string; readonly port: number }
  | { readonly kind: 'name' | 'ack' | 'other_step' }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'challenge' | 'reply'; readonly challenge: number }
  /** The one who was dialled turns the dialler away; then the dialler sees it. */
  | { readonly kind: 'turned_away' | 'not_connected'; readonly log: string }
  | { readonly kind: 'connected' | 'disconnected' }
  | { readonly kind: 'monitor' | 'demonitor' | 'is_auth' | 'yes' | 'tick' }
  | { readonly kind: 'frame'; readonly operation: string }

export type Beat = Saying & {
  readonly from: string
  readonly to: string
  /** The message that sets out with it, if it is one. */
  readonly message?: Anatomy
}

const isAuth = t(atom('$gen_call'), any, t(atom('is_auth'), any))
const yes = t(any, atom('yes'))

export class BeatTeller {
  /** Hosts by address, as far as they have spoken. */
  readonly #hosts = new Map<string, string>()
  /** Nodes on their way to a connection that they dialled themselves, as `dialler peer`. */
  readonly #dialling = new Set<string>()
  #asked = ''

  hear(event: TraceEvent): Beat | undefined {
    switch (event.type) {
      case 'connected':
        this.#hosts.set(event.local.host, event.where)
        return undefined
      case 'dial':
        if (event.to.port === EPMD_PORT) return undefined // its question will say so
        return { kind: 'dial', port: event.to.port, from: event.where, to: event.to.host }
      case 'dial_failed':
        return { kind: 'dial_failed', ...event.to, from: event.where, to: event.to.host }
      case 'epmd_request': {
        if (event.side === 'server' || event.kind !== 'PORT_PLEASE2_REQ') return undefined
        const { name, ...message } = ofPortPlease(event)
        this.#asked = name
        return {
          kind: 'port_please',
          name,
          from: event.where,
          to: `epmd@${this.#host(event.peer.host)}`,
          message,
        }
      }
      case 'epmd_response': {
        if (event.side === 'client' || event.to !== 'PORT_PLEASE2_REQ') return undefined
        const { port, ...message } = ofPort2(event)
        const kind = port === undefined ? 'no_port' : 'port'
        const to = this.#host(event.peer.host)
        return { kind, name: this.#asked, port: port ?? 0, from: event.where, to, message }
      }
      case 'handshake': {
        if (event.direction === 'received') return undefined
        if (event.step === 'name') this.#dialling.add(`${event.where} ${event.peer}`)
        return { ...handshakeSaying(event), from: event.where, to: event.peer, message: ofHandshake(event) }
      }
      case 'nodeup': {
        const { where: from, peer: to } = event
        return this.#dialling.delete(`${from} ${to}`) ? { kind: 'connected', from, to } : undefined
      }
      case 'nodedown':
        return { kind: 'disconnected', from: event.where, to: event.peer }
      case 'connect_failed': {
        const { where: from, peer: to, reason: log } = event
        const dialled = this.#dialling.delete(`${from} ${to}`) || !this.#dialling.has(`${to} ${from}`)
        return { kind: dialled ? 'not_connected' : 'turned_away', log, from, to }
      }
      case 'frame': {
        if (event.direction === 'received') return undefined
        return { ...frameSaying(event), from: event.where, to: event.peer }
      }
    }
    return undefined
  }

  #host(address: string): string {
    return this.#hosts.get(address) ?? address
  }
}

function handshakeSaying({ step, bytes }: TraceEvent & { type: 'handshake' }): Saying {
  switch (step) {
    case 'name':
    case 'ack':
      return { kind: step }
    case 'status':
      return { kind: 'status', status: decodeStatus(bytes).status }
    case 'challenge':
      return { kind: 'challenge', challenge: decodeNameAndChallenge(bytes).challenge }
    case 'reply':
      return { kind: 'reply', challenge: decodeReply(bytes).challenge }
  }
  return { kind: 'other_step' }
}

function frameSaying(event: TraceEvent & { type: 'frame' }): Saying & { message: Anatomy } {
  const { operation, payload, ...message } = ofFrame(event)
  if (operation === 'MONITOR_P') return { kind: 'monitor', message }
  if (operation === 'DEMONITOR_P') return { kind: 'demonitor', message }
  if (operation === 'tick') return { kind: 'tick', message }
  if (payload !== undefined && matches(isAuth, payload)) return { kind: 'is_auth', message }
  if (payload !== undefined && matches(yes, payload)) return { kind: 'yes', message }
  return { kind: 'frame', operation, message }
}
