/**
 * Which events of the trace are worth a sentence, and what it has to say. The words are the page's, in its language;
 * here is only who, to whom and what. A message is told once, when it sets out.
 */
import { decodeNamesAnswer } from '../../src/epmd/codec.ts'
import { decodeStatus } from '../../src/handshake/messages.ts'
import type { TraceEvent } from '../../src/mod.ts'
import { ofAlive2, ofAnswer, ofHandshake, ofPort2, ofPortPlease, ofRequest } from './anatomy.ts'
import type { Beat, Saying } from './beat.ts'
import type { Told } from './messages.ts'
import { frameSaying, handshakeSaying, textOf } from './sayings.ts'
import { EPMD_PORT, hostOf, type Scene } from './scene.ts'
import { NAME_SERVER, SystemProcesses } from './system-processes.ts'

/** Kinds that tell who is connected with whom. */
const CONNECTIONS: ReadonlySet<Saying['kind']> = new Set([
  'knows',
  'introduces',
  'turned_away',
  'not_connected',
  'unreached',
  'not_dialled',
  'no_port',
  'dial_failed',
])

/** In what a node says of a name that is not of the form which it dials. */
const NOT_DIALLED = 'cannot be dialled'

/** What a process and its group leader say to each other when it prints. */
const IO = /^\{io_re(quest|ply),/

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
  /** The node that asked an EPMD last, by its host and the EPMD: where the answer goes. */
  readonly #askers = new Map<string, string>()

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

  hear(event: TraceEvent): Told {
    this.#system.hear(event)
    const beat = this.#worthTelling(event)
    if (beat !== undefined) return { event, beat }
    return this.#isAside(event) ? { event, aside: true } : { event }
  }

  #isAside(event: TraceEvent): boolean {
    if (event.type === 'handshake') return this.#scene.tell !== undefined
    return event.type === 'frame' && this.#system.isGlobal(event)
  }

  #worthTelling(event: TraceEvent): Beat | undefined {
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
        this.#askers.set(`${hostOf(from)} ${to}`, from)
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
        const host = this.#host(event.peer.host)
        // A newcomer is no node yet: its name may be that of one which is there.
        const to = event.to === 'ALIVE2_REQ' ? host : (this.#askers.get(`${host} ${from}`) ?? host)
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
        if (this.#dialling.delete(`${from} ${to}`)) return { kind: 'not_connected', from, to }
        if (log.includes(NOT_DIALLED)) return { kind: 'not_dialled', log, from, to }
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
        const text = textOf(event.reason, where)
        if (!this.#scene.processes || text === 'normal' || this.#system.has(where, pid)) return undefined
        return { kind: 'exit', pid, text, from: where, to: where }
      }
    }
    return undefined
  }

  /** What goes to another node is told as a frame. */
  #sent({ where, from: pid, to: receiver, away, message }: TraceEvent & { type: 'send' }): Beat | undefined {
    const text = textOf(message, where)
    if (away || this.#system.has(where, pid) || receiver.includes(NAME_SERVER) || IO.test(text))
      return undefined
    return { kind: 'send', pid, receiver, text, from: where, to: where }
  }

  #delivered({ where, to: pid, message }: TraceEvent & { type: 'deliver' }): Beat | undefined {
    const text = textOf(message, where)
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

const pairOf = ({ from, to }: Beat): string => [from, to].toSorted().join(' ')

const whoAsks = ({ where, peer }: TraceEvent & { type: 'epmd_request' | 'epmd_response' }): string =>
  `${where} ${peer.host}:${peer.port}`
