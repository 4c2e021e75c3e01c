/**
 * Which messages a segment of the simulated network carries. The trace tells first who hands what to the network, then,
 * at the same moment, that a segment of that length sets out.
 */
import type { FrameEvent } from '../../../src/channel/events.ts'
import type { EpmdRequestEvent, EpmdResponseEvent } from '../../../src/epmd/events.ts'
import type { HandshakeEvent } from '../../../src/handshake/events.ts'
import type { TraceEvent } from '../../../src/mod.ts'
import {
  type Anatomy,
  ofAnswer,
  ofFrame,
  ofHandshake,
  ofPort2,
  ofPortPlease,
  ofRequest,
  operationOf,
} from '../../worker/anatomy.ts'
import { hostOf } from '../../worker/scene.ts'

export type Carried = EpmdRequestEvent | EpmdResponseEvent | HandshakeEvent | FrameEvent

/** Something that can be looked into: a segment under way, or one message of the diagram. */
export interface Parcel {
  readonly key: string
  /** What it carries, in the words of the specifications. */
  readonly label: string
  readonly carried: readonly Carried[]
}

/** The bytes of what it carries, field by field; of a bare TCP segment there is nothing to show. */
export function anatomiesOf({ carried }: Pick<Parcel, 'carried'>): Anatomy[] {
  return carried.map(anatomyOf)
}

function anatomyOf(event: Carried): Anatomy {
  switch (event.type) {
    case 'epmd_request':
      return event.kind === 'PORT_PLEASE2_REQ' ? ofPortPlease(event) : ofRequest(event)
    case 'epmd_response':
      return event.to === 'PORT_PLEASE2_REQ' ? ofPort2(event) : ofAnswer(event)
    case 'handshake':
      return ofHandshake(event)
    case 'frame':
      return ofFrame(event)
  }
}

export type Protocol = 'tcp' | 'epmd' | 'handshake' | 'distribution'

/** A message that was handed to the network and has not been seen on it yet. It leaves in the same moment or never. */
export interface Message {
  readonly at: number
  readonly host: string
  readonly box: string
  /** The node it is for; missing if it is for an EPMD or from one, or as long as a handshake has not told. */
  readonly peer: string | undefined
  readonly label: string
  readonly protocol: Protocol
  /** As many as it takes on the wire. */
  readonly bytes: number
  readonly event: Carried
  /** Of no interest to who does not ask for it: see `Told`. */
  readonly aside: boolean
}

/** The message that this event hands to the network, if it does. */
export function handedBy(event: TraceEvent, aside: boolean): Message | undefined {
  const { at, where: box } = event
  const peer =
    'peer' in event && typeof event.peer === 'string' && event.peer.includes('@') ? event.peer : undefined
  const message = (label: string, protocol: Protocol, prefix: number, carried: Carried): Message => {
    return {
      at,
      host: hostOf(box),
      box,
      peer,
      label,
      protocol,
      bytes: prefix + carried.bytes.length,
      event: carried,
      aside,
    }
  }
  switch (event.type) {
    case 'epmd_request':
      return event.side === 'client' ? message(event.kind, 'epmd', 0, event) : undefined
    case 'epmd_response': {
      const label = event.to.replace(/_REQ$/, '').replace('PORT_PLEASE2', 'PORT2')
      return event.side === 'server' ? message(label, 'epmd', 0, event) : undefined
    }
    case 'handshake':
      return event.direction === 'sent' ? message(event.step, 'handshake', 2, event) : undefined
    case 'frame':
      return event.direction === 'sent' ? message(operationOf(event), 'distribution', 4, event) : undefined
  }
  return undefined
}

/**
 * A segment carries the oldest messages for its host, of those of its own, that together have its length; else it is none
 * of ours. `from` and `to` are who sends it and who gets it, where that is known: two nodes of a host may speak at one
 * moment.
 */
export function carriedBy(
  messages: readonly Message[],
  segment: TraceEvent & { type: 'segment_sent' },
  from: string | undefined,
  to: string | undefined,
): Message[] {
  if (segment.carries !== 'data') return []
  const carried: Message[] = []
  let left = segment.bytes
  for (const message of messages) {
    const { host, box, peer } = message
    const isOthers =
      host !== segment.from ||
      (from !== undefined && box !== from) ||
      (peer !== undefined && (hostOf(peer) !== segment.to || (to !== undefined && peer !== to)))
    if (isOthers || message.at !== segment.at || message.bytes > left) continue
    carried.push(message)
    left -= message.bytes
  }
  return left === 0 ? carried : []
}
