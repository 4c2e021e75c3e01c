/**
 * Which events of the trace are worth a sentence, and what it has to say. The words are the page's, in its language;
 * here is only who, to whom and what. A message is told once, when it sets out.
 */
import { decodeNamesAnswer, type RegisteredName } from '../../src/epmd/codec.ts'
import { decodeNameAndChallenge, decodeReply, decodeStatus } from '../../src/handshake/messages.ts'
import {
  any,
  atom,
  decode,
  format,
  isTuple,
  match,
  matches,
  type Term,
  type TraceEvent,
  t,
} from '../../src/mod.ts'
import type { DialFailure } from '../../src/transport/transport.ts'
import {
  type Anatomy,
  ofAlive2,
  ofAnswer,
  ofFrame,
  ofHandshake,
  ofPort2,
  ofPortPlease,
  ofRequest,
} from './anatomy.ts'
import { type Action, EPMD_PORT, type Scene } from './scene.ts'
import { SystemProcesses } from './system-processes.ts'

/** Nodes are named in full, EPMDs as `epmd@host`: as the trace has them in `where`. */
export type Saying =
  | { readonly kind: 'port_please'; readonly name: string }
  | { readonly kind: 'port' | 'no_port'; readonly name: string; readonly port: number }
  /** A node gives EPMD its name; EPMD says yes or no, keeps the name, and loses it with the connection. */
  | { readonly kind: 'alive' | 'alive_no' }
  | { readonly kind: 'alive_yes'; readonly creation: number }
  | { readonly kind: 'registered' | 'forgotten'; readonly name: string }
  | { readonly kind: 'names_asked' }
  | { readonly kind: 'names'; readonly nodes: readonly RegisteredName[] }
  | { readonly kind: 'dial'; readonly port: number }
  | {
      readonly kind: 'dial_failed'
      readonly host: string
      readonly port: number
      readonly failure: DialFailure
    }
  | { readonly kind: 'name' | 'ack' | 'other_step' }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'challenge' | 'reply'; readonly challenge: number }
  /** The one who was dialled turns the dialler away; then the dialler sees it. */
  | { readonly kind: 'turned_away' | 'not_connected'; readonly log: string }
  /** It did not even come to a handshake. */
  | { readonly kind: 'unreached'; readonly log: string }
  /** The dialler has checked the last digest; or, where no handshakes are told, two nodes are connected. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'joined'; readonly hidden: boolean }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'monitor' | 'demonitor' | 'is_auth' | 'yes' | 'tick' }
  /** What `global` on one node tells `global` on another: the nodes that it knows. */
  | { readonly kind: 'knows'; readonly nodes: readonly string[] }
  /** It tells one that it knows of those who have come, by whoever it has met. */
  | { readonly kind: 'introduces'; readonly nodes: readonly string[] }
  /** `text` is the message in Erlang notation, if there is one. */
  | { readonly kind: 'frame'; readonly operation: string; readonly text: string }
  /** One wants to be told when a process of the other ends, and is told. */
  | { readonly kind: 'watches'; readonly target: string }
  | { readonly kind: 'down'; readonly target: string; readonly reason: string }
  /** What a reader did. */
  | { readonly kind: 'deed'; readonly action: Action }
  /** Between processes of one node, and into a mailbox; a process ends. */
  | { readonly kind: 'send'; readonly pid: string; readonly receiver: string; readonly text: string }
  | { readonly kind: 'deliver' | 'exit'; readonly pid: string; readonly text: string }

export type Beat = Saying & {
  readonly from: string
  readonly to: string
  /** The message that sets out with it, if it is one. */
  readonly message?: Anatomy
}

const isAuth = t(atom('$gen_call'), any, t(atom('is_auth'), any))
const yes = t(any, atom('yes'))
const resolved = t(atom('$gen_cast'), t(atom('resolved'), any.atom, any.list, any.list, any, any.list, any))
const newNodes = t(atom('$gen_cast'), t(atom('new_nodes'), any.atom, any.list, any.list, any.list, any.list))

/** Kinds that tell who is connected with whom. */
const CONNECTIONS: ReadonlySet<Saying['kind']> = new Set([
  'knows',
  'introduces',
  'turned_away',
  'not_connected',
  'unreached',
  'no_port',
  'dial_failed',
])

/** What a process and its group leader say to each other when it prints. */
const IO = /^\{io_re(quest|ply),/

/** Characters of a term that fit a sentence. */
const SHOWN = 80

export class BeatTeller {
  readonly #scene: Pick<Scene, 'processes' | 'tell'>
  readonly #system = new SystemProcesses()
  /** Hosts by address, as far as they have spoken. */
  readonly #hosts = new Map<string, string>()
  /** Nodes on their way to a connection that they dialled themselves, as `dialler peer`. */
  readonly #dialling = new Set<string>()
  /** Of those, who has been given the last digest of the handshake. */
  readonly #acknowledged = new Set<string>()
  /** Nodes that have ended: what they see of their own end is no news. */
  readonly #ended = new Set<string>()
  /** When a node has let another's attempt go first. */
  readonly #gaveWay = new Map<string, number>()
  /** Pairs of nodes, as `a@h1 b@h2`, of which it was told that they are connected. */
  readonly #joined = new Set<string>()
  /** For which name an EPMD was asked last, by where and by whom. */
  readonly #asked = new Map<string, string>()

  constructor(scene: Pick<Scene, 'processes' | 'tell'>) {
    this.#scene = scene
  }

  /** Whatever runs on the node by now is its own; what comes later is the reader's. */
  isUp(node: string): void {
    this.#system.close(node)
    this.#ended.delete(node)
  }

  ended(node: string): void {
    this.#system.forget(node)
    this.#ended.add(node)
  }

  hear(event: TraceEvent): Beat | undefined {
    this.#system.hear(event)
    if (this.#givesWay(event)) return undefined
    const beat = this.#beatOf(event)
    if (this.#scene.tell === undefined || beat === undefined) return beat
    if (beat.kind === 'connected') return this.#join(beat, event.type === 'nodeup' && event.hidden)
    if (beat.kind === 'disconnected') return this.#joined.delete(pairOf(beat)) ? beat : undefined
    if (beat.kind === 'frame' && beat.text !== '' && this.#scene.tell === 'messages') return beat
    return CONNECTIONS.has(beat.kind) ? beat : undefined
  }

  /** Who lets one in that he is dialling himself, has said so by `ok_simultaneous`, and then dials no more. */
  #givesWay(event: TraceEvent): boolean {
    if (event.type === 'dial_failed') {
      const now = [...this.#gaveWay].filter(([, at]) => at === event.at)
      return event.failure === 'aborted' && now.some(([node]) => node.endsWith(`@${event.where}`))
    }
    if (event.type !== 'handshake' || event.direction === 'received' || event.step !== 'status') return false
    if (decodeStatus(event.bytes).status === 'ok_simultaneous') this.#gaveWay.set(event.where, event.at)
    return false
  }

  /** Each connection is told once when it comes and once when it goes, not by either side. */
  #join(beat: Beat, hidden: boolean): Beat {
    this.#joined.add(pairOf(beat))
    return { kind: 'joined', hidden, from: beat.from, to: beat.to }
  }

  #beatOf(event: TraceEvent): Beat | undefined {
    switch (event.type) {
      case 'connected':
        this.#hosts.set(event.local.host, event.where)
        return undefined
      case 'dial':
        if (event.to.port === EPMD_PORT) return undefined // its question will say so
        return { kind: 'dial', port: event.to.port, from: event.where, to: event.to.host }
      case 'dial_failed':
        // Who gives way to one who has dialled as well, gives up between EPMD and handshake.
        if (event.failure === 'aborted' && event.to.port !== EPMD_PORT) return undefined
        return dialFailed(event)
      case 'epmd_request': {
        if (event.side === 'server') {
          if (event.kind === 'PORT_PLEASE2_REQ') this.#asked.set(whoAsks(event), ofPortPlease(event).name)
          return undefined
        }
        const from = event.where
        const to = `epmd@${this.#host(event.peer.host)}`
        if (event.kind === 'PORT_PLEASE2_REQ') {
          const { name, ...message } = ofPortPlease(event)
          return { kind: 'port_please', name, from, to, message }
        }
        const message = ofRequest(event)
        if (event.kind === 'ALIVE2_REQ') return { kind: 'alive', from, to, message }
        return event.kind === 'NAMES_REQ' ? { kind: 'names_asked', from, to, message } : undefined
      }
      case 'epmd_response': {
        if (event.side === 'client') return undefined
        const from = event.where
        const to = this.#host(event.peer.host)
        if (event.to === 'NAMES_REQ') {
          const { nodes } = decodeNamesAnswer(event.bytes)
          return { kind: 'names', nodes, from, to, message: ofAnswer(event) }
        }
        if (event.to === 'ALIVE2_REQ') {
          const { creation, ...message } = ofAlive2(event)
          return creation === undefined
            ? { kind: 'alive_no', from, to, message }
            : { kind: 'alive_yes', creation, from, to, message }
        }
        if (event.to !== 'PORT_PLEASE2_REQ') return undefined
        const { port, ...message } = ofPort2(event)
        const kind = port === undefined ? 'no_port' : 'port'
        const name = this.#asked.get(whoAsks(event)) ?? ''
        this.#asked.delete(whoAsks(event))
        return { kind, name, port: port ?? 0, from, to, message }
      }
      case 'epmd_registered':
      case 'epmd_unregistered': {
        const { where: from, name } = event
        const kind = event.type === 'epmd_registered' ? 'registered' : 'forgotten'
        return { kind, name, from, to: from }
      }
      case 'handshake': {
        if (event.direction === 'received') {
          if (event.step === 'ack') this.#acknowledged.add(`${event.where} ${event.peer}`)
          return undefined
        }
        if (event.step === 'name') this.#dialling.add(`${event.where} ${event.peer}`)
        return { ...handshakeSaying(event), from: event.where, to: event.peer, message: ofHandshake(event) }
      }
      case 'nodeup': {
        const { where: from, peer: to } = event
        this.#dialling.delete(`${from} ${to}`)
        return this.#acknowledged.delete(`${from} ${to}`) ? { kind: 'connected', from, to } : undefined
      }
      case 'nodedown':
        if (this.#ended.has(event.where)) return undefined
        return { kind: 'disconnected', reason: event.reason, from: event.where, to: event.peer }
      case 'connect_failed': {
        const { where: from, peer: to, reason: log } = event
        if (!to.includes('@')) return undefined // a newcomer that gave way before it had given its name
        if (this.#dialling.delete(`${from} ${to}`)) return { kind: 'not_connected', log, from, to }
        return { kind: this.#dialling.has(`${to} ${from}`) ? 'turned_away' : 'unreached', log, from, to }
      }
      case 'frame': {
        if (event.direction === 'received') return undefined
        const saying = frameSaying(event)
        const told = saying.kind === 'knows' || saying.kind === 'introduces'
        if (!told && this.#system.isGlobal(event)) return undefined
        return { ...saying, from: event.where, to: event.peer }
      }
      case 'send':
        return this.#scene.processes ? this.#sent(event) : undefined
      case 'deliver':
        return this.#scene.processes ? this.#delivered(event) : undefined
      case 'exit': {
        const { where, pid } = event
        const text = textOf(event.reason)
        if (!this.#scene.processes || text === 'normal' || this.#system.has(where, pid)) return undefined
        return { kind: 'exit', pid, text, from: where, to: where }
      }
    }
    return undefined
  }

  /** What goes to another node is told as a frame. */
  #sent({ where, from: pid, to: receiver, away, message }: TraceEvent & { type: 'send' }): Beat | undefined {
    const text = textOf(message)
    if (away || this.#system.has(where, pid) || IO.test(text)) return undefined
    return { kind: 'send', pid, receiver, text, from: where, to: where }
  }

  #delivered({ where, to: pid, message }: TraceEvent & { type: 'deliver' }): Beat | undefined {
    const text = textOf(message)
    if (this.#system.has(where, pid) || IO.test(text)) return undefined
    return { kind: 'deliver', pid, text, from: where, to: where }
  }

  #host(address: string): string {
    return this.#hosts.get(address) ?? address
  }
}

/** A node that looks for EPMD on its own host says `localhost`. */
function dialFailed({ where, to: { host, port }, failure }: TraceEvent & { type: 'dial_failed' }): Beat {
  const to = host === 'localhost' ? where : host
  return { kind: 'dial_failed', host: to, port, failure, from: where, to }
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
  if (operation === 'tick') return { kind: 'tick', message }
  if (operation === 'MONITOR_P' && event.control.includes(',net_kernel,')) return { kind: 'monitor', message }
  if (operation === 'DEMONITOR_P' && event.control.includes(',net_kernel,'))
    return { kind: 'demonitor', message }
  const target = /^{(?:19,[^,]+|2[18]),([^,]+),/.exec(event.control)?.[1]
  if (target !== undefined && operation === 'MONITOR_P') return { kind: 'watches', target, message }
  if (target !== undefined && payload !== undefined)
    return { kind: 'down', target, reason: short(payload), message }
  if (payload === undefined) return { kind: 'frame', operation, text: '', message }
  if (matches(isAuth, payload)) return { kind: 'is_auth', message }
  if (matches(yes, payload)) return { kind: 'yes', message }
  const known = match(resolved, payload)?.[1][3]
  if (known !== undefined) return { kind: 'knows', nodes: known.map(nameOf), message }
  const come = match(newNodes, payload)?.[1][4]
  if (come !== undefined) return { kind: 'introduces', nodes: come.map(nameOf), message }
  return { kind: 'frame', operation, text: short(payload, 'wire'), message }
}

const pairOf = ({ from, to }: Beat): string => [from, to].toSorted().join(' ')

const whoAsks = ({ where, peer }: TraceEvent & { type: 'epmd_request' | 'epmd_response' }): string =>
  `${where} ${peer.host}:${peer.port}`

/** A node as `global` names it: alone, or as `{Node, Version}`. */
const nameOf = (node: Term): string => format(isTuple(node) ? (node[0] as Term) : node)

const textOf = (bytes: Uint8Array): string => short(decode(bytes))

function short(term: Term, printer?: 'wire'): string {
  const text = format(term, printer && { home: printer })
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text
}
