/**
 * The picture of a cluster, made of the events of its trace and of nothing else: hosts, who lives on them, which
 * connections stand, what is under way. A pure step from one picture to the next.
 */
import type { TraceEvent } from '../../../src/mod.ts'
import { ofFrame } from '../../worker/anatomy.ts'
import { EPMD_PORT } from '../../worker/scene.ts'

/** One end of a connection. */
export interface End {
  readonly host: string
  readonly port: number
}

export interface Host {
  readonly name: string
  /** What its EPMD knows. */
  readonly registered: readonly { readonly name: string; readonly port: number }[]
}

export type Protocol = 'tcp' | 'epmd' | 'handshake' | 'distribution'

/** A segment under way. */
export interface Flight {
  readonly id: number
  readonly from: End
  readonly to: End
  readonly protocol: Protocol
  /** What it carries, in the words of the specifications. */
  readonly label: string
  /** When it set out and when it arrives, in virtual time. */
  readonly at: number
  readonly due: number
}

/** An open connection. */
export interface Wire {
  readonly ends: readonly [End, End]
}

/** A message that was handed to the network and has not been seen on it yet. It leaves in the same moment or never. */
interface Message {
  readonly at: number
  readonly host: string
  readonly box: string
  readonly label: string
  readonly protocol: Protocol
  readonly bytes: number
}

export interface Picture {
  readonly hosts: readonly Host[]
  readonly flights: readonly Flight[]
  readonly wires: readonly Wire[]
  /** Pairs of nodes that are connected, as `a@h1 b@h2`, each from its own side. */
  readonly up: ReadonlySet<string>
  readonly messages: readonly Message[]
  /** Whose connection leaves from an end; hosts by address. */
  readonly owners: ReadonlyMap<string, string>
  readonly addresses: ReadonlyMap<string, string>
}

export const blank: Picture = {
  hosts: [],
  flights: [],
  wires: [],
  up: new Set(),
  messages: [],
  owners: new Map(),
  addresses: new Map(),
}

const hostOf = (box: string): string => box.slice(box.indexOf('@') + 1)
const endKey = ({ host, port }: End): string => `${host}:${port}`
const sameEnd = (a: End, b: End): boolean => a.host === b.host && a.port === b.port

/** Which box an end is: a node by its full name, or `epmd@host`. */
export function boxAt(picture: Picture, end: End): string {
  if (end.port === EPMD_PORT) return `epmd@${end.host}`
  const owner = picture.owners.get(endKey(end))
  if (owner !== undefined) return owner
  const registered = picture.hosts.find(({ name }) => name === end.host)?.registered ?? []
  const node = registered.find(({ port }) => port === end.port) ?? registered[0]
  return node === undefined ? `epmd@${end.host}` : `${node.name}@${end.host}`
}

export function next(picture: Picture, event: TraceEvent): Picture {
  switch (event.type) {
    case 'epmd_registered': {
      const { name, port } = event
      return withRegistered(picture, hostOf(event.where), (known) => [...known, { name, port }])
    }
    case 'epmd_unregistered':
      return withRegistered(picture, hostOf(event.where), (known) =>
        known.filter(({ name }) => name !== event.name),
      )
    case 'epmd_request':
      return event.side === 'client'
        ? handed(picture, event, event.kind, 'epmd', event.bytes.length)
        : picture
    case 'epmd_response': {
      const label = event.to.replace(/_REQ$/, '').replace('PORT_PLEASE2', 'PORT2')
      return event.side === 'server' ? handed(picture, event, label, 'epmd', event.bytes.length) : picture
    }
    case 'handshake':
      return event.direction === 'sent'
        ? handed(picture, event, event.step, 'handshake', 2 + event.bytes.length)
        : picture
    case 'frame':
      return event.direction === 'sent'
        ? handed(picture, event, ofFrame(event).operation, 'distribution', 4 + event.bytes.length)
        : picture
    case 'segment_sent':
      return setOut(picture, event)
    case 'segment_arrived':
    case 'segment_lost':
      return { ...picture, flights: picture.flights.filter(({ id }) => id !== event.id) }
    case 'connected':
      return connected(picture, event)
    case 'disconnected':
      return disconnected(picture, event)
    case 'nodeup':
      return { ...picture, up: new Set([...picture.up, `${event.where} ${event.peer}`]) }
    case 'nodedown': {
      const up = new Set(picture.up)
      up.delete(`${event.where} ${event.peer}`)
      return { ...picture, up }
    }
  }
  return picture
}

function withRegistered(
  picture: Picture,
  host: string,
  change: (known: Host['registered']) => Host['registered'],
): Picture {
  const others = picture.hosts.filter(({ name }) => name !== host)
  const known = picture.hosts.find(({ name }) => name === host)?.registered ?? []
  const hosts = [...others, { name: host, registered: change(known) }]
  return { ...picture, hosts: hosts.toSorted((a, b) => a.name.localeCompare(b.name)) }
}

function handed(
  picture: Picture,
  { at, where: box }: TraceEvent,
  label: string,
  protocol: Protocol,
  bytes: number,
): Picture {
  const message: Message = { at, host: hostOf(box), box, label, protocol, bytes }
  return { ...picture, messages: [...picture.messages.filter((other) => other.at === at), message] }
}

/** A segment carries the oldest messages of its host that together have its length. */
function setOut(picture: Picture, event: TraceEvent & { type: 'segment_sent' }): Picture {
  const { id, at, due, carries, bytes } = event
  const from = { host: event.from, port: event.fromPort }
  const to = { host: event.to, port: event.toPort }
  const carried: Message[] = []
  let left = bytes
  for (const message of picture.messages) {
    if (message.at !== at || message.host !== event.from || message.bytes > left) continue
    carried.push(message)
    left -= message.bytes
  }
  const [first] = carried
  if (carries !== 'data' || first === undefined || left > 0) {
    const label = carries.toUpperCase().replace('_', '-')
    return { ...picture, flights: [...picture.flights, { id, from, to, protocol: 'tcp', label, at, due }] }
  }
  const flight: Flight = { id, from, to, protocol: first.protocol, label: labelOf(carried), at, due }
  return {
    ...picture,
    flights: [...picture.flights, flight],
    messages: picture.messages.filter((message) => !carried.includes(message)),
    owners: new Map([...picture.owners, [endKey(from), first.box]]),
  }
}

/** Two by name; of more, the first and how many follow it. */
function labelOf(carried: readonly Message[]): string {
  const labels = carried.map(({ label }) => label)
  return labels.length <= 2 ? labels.join(', ') : `${labels[0]} +${labels.length - 1}`
}

/** The wire of an event told at its end `local`; `undefined` while it is not known whose address `remote` is. */
function wireOf(
  addresses: Picture['addresses'],
  { where, local, remote }: TraceEvent & { type: 'connected' | 'disconnected' },
): Wire | undefined {
  const peer = local.host === remote.host ? where : addresses.get(remote.host)
  if (peer === undefined) return undefined
  return {
    ends: [
      { host: where, port: local.port },
      { host: peer, port: remote.port },
    ],
  }
}

function sameWire({ ends: [a, b] }: Wire, { ends: [c, d] }: Wire): boolean {
  return (sameEnd(a, c) && sameEnd(b, d)) || (sameEnd(a, d) && sameEnd(b, c))
}

/** The one who is dialled tells first, and may not know yet who the other is; it is the same wire that both tell of. */
function connected(picture: Picture, event: TraceEvent & { type: 'connected' }): Picture {
  const { local, remote, where } = event
  const loopback = local.host === remote.host
  const addresses = loopback ? picture.addresses : new Map([...picture.addresses, [local.host, where]])
  const wire = wireOf(addresses, event)
  if (wire === undefined || picture.wires.some((known) => sameWire(known, wire)))
    return { ...picture, addresses }
  return { ...picture, addresses, wires: [...picture.wires, wire] }
}

function disconnected(picture: Picture, event: TraceEvent & { type: 'disconnected' }): Picture {
  const gone = wireOf(picture.addresses, event)
  return gone ? { ...picture, wires: picture.wires.filter((wire) => !sameWire(wire, gone)) } : picture
}
