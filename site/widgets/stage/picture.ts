/**
 * The picture of a cluster, made of the events of its trace and of nothing else: hosts, who lives on them, which
 * connections stand, what is under way. A pure step from one picture to the next.
 */
import type { TraceEvent } from '../../../src/mod.ts'
import { EPMD_PORT, hostOf, type Whereabouts } from '../../worker/scene.ts'
import { type Carried, carriedBy, handedBy, type Message, type Parcel, type Protocol } from './carried.ts'
import { departed, type Journeys, journeysAfter, noJourneys } from './journeys.ts'
import { noProcesses, type Processes, processesAfter } from './processes.ts'

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

/** A segment under way. */
export interface Flight extends Parcel {
  readonly id: number
  readonly from: End
  readonly to: End
  readonly protocol: Protocol
  /** When it set out and when it arrives, in virtual time. Later than that, a cut holds it. */
  readonly at: number
  readonly due: number
}

/** An open connection. */
export interface Wire {
  readonly ends: readonly [End, End]
}

export interface Picture {
  readonly hosts: readonly Host[]
  readonly flights: readonly Flight[]
  readonly wires: readonly Wire[]
  /** Pairs of nodes that are connected, as `a@h1 b@h2`, each from its own side. */
  readonly up: ReadonlySet<string>
  /** Those of them that are hidden connections. */
  readonly hidden: ReadonlySet<string>
  readonly processes: Processes
  readonly journeys: Journeys
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
  hidden: new Set(),
  processes: noProcesses,
  journeys: noJourneys,
  messages: [],
  owners: new Map(),
  addresses: new Map(),
}

/** Ends whose owner is remembered: many more than connections can be open at once. */
const MAX_OWNERS = 512

const endKey = ({ host, port }: End): string => `${host}:${port}`
const sameEnd = (a: End, b: End): boolean => a.host === b.host && a.port === b.port

/** Which box an end is: a node by its full name, or `epmd@host`; the host, while nobody can tell which of its nodes. */
export function boxAt({ hosts, owners }: Picture, end: End): string {
  if (end.port === EPMD_PORT) return `epmd@${end.host}`
  const owner = owners.get(endKey(end))
  if (owner !== undefined) return owner
  const [only, ...others] = hosts.find(({ name }) => name === end.host)?.registered ?? []
  return only === undefined || others.length > 0 ? end.host : `${only.name}@${end.host}`
}

/** The same picture for somebody who comes now: what was before is furniture, and no news; but for those to be shown. */
export function settled(picture: Picture, shown: readonly Whereabouts[] = []): Picture {
  const alive = new Map(
    shown.map(({ node }) => [node, shown.filter((one) => one.node === node).map(({ pid }) => pid)]),
  )
  return { ...picture, processes: { ...noProcesses, alive }, journeys: noJourneys }
}

/** The same picture once the nodes that were started are up: what is spawned from now on is not part of them. */
export function begun(picture: Picture): Picture {
  return { ...picture, processes: { ...picture.processes, began: new Map() } }
}

/** `aside`: the event is no news here. */
export function next(before: Picture, event: TraceEvent, aside = false): Picture {
  const picture = drawn(before, event, aside)
  const processes = processesAfter(picture.processes, event)
  const journeys = journeysAfter(picture.journeys, event, before.processes)
  if (processes === picture.processes && journeys === picture.journeys) return picture
  return { ...picture, processes, journeys }
}

function drawn(picture: Picture, event: TraceEvent, aside: boolean): Picture {
  const message = handedBy(event, aside)
  if (message !== undefined) {
    const others = picture.messages.filter(({ at }) => at === event.at)
    return { ...picture, messages: [...others, message] }
  }
  switch (event.type) {
    case 'epmd_registered': {
      const { name, port } = event
      const host = hostOf(event.where)
      const owned = { ...picture, owners: withOwner(picture.owners, { host, port }, `${name}@${host}`) }
      return withRegistered(owned, host, (known) => [...known, { name, port }])
    }
    case 'epmd_unregistered':
      return withRegistered(picture, hostOf(event.where), (known) =>
        known.filter(({ name }) => name !== event.name),
      )
    case 'segment_sent':
      return setOut(picture, event)
    case 'segment_arrived':
    case 'segment_lost':
      return { ...picture, flights: picture.flights.filter(({ id }) => id !== event.id) }
    case 'connected':
      return connected(picture, event)
    case 'disconnected':
      return disconnected(picture, event)
    case 'nodeup': {
      const pair = `${event.where} ${event.peer}`
      const hidden = event.hidden ? new Set([...picture.hidden, pair]) : picture.hidden
      return { ...picture, hidden, up: new Set([...picture.up, pair]) }
    }
    case 'nodedown': {
      const pair = `${event.where} ${event.peer}`
      return { ...picture, up: without(picture.up, pair), hidden: without(picture.hidden, pair) }
    }
  }
  return picture
}

function without(pairs: ReadonlySet<string>, pair: string): ReadonlySet<string> {
  const others = new Set(pairs)
  others.delete(pair)
  return others
}

/** Older ends than the bound allows are forgotten. */
function withOwner(owners: Picture['owners'], end: End, box: string): Picture['owners'] {
  if (owners.get(endKey(end)) === box) return owners
  return new Map([...[...owners].slice(1 - MAX_OWNERS), [endKey(end), box]])
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

function setOut(picture: Picture, event: TraceEvent & { type: 'segment_sent' }): Picture {
  const { id, at, due, carries } = event
  const from = { host: event.from, port: event.fromPort }
  const to = { host: event.to, port: event.toPort }
  const boxOf = (end: End): string | undefined =>
    end.port === EPMD_PORT ? `epmd@${end.host}` : picture.owners.get(endKey(end))
  const messages = carriedBy(picture.messages, event, boxOf(from), boxOf(to))
  const [first] = messages
  const flight = (protocol: Protocol, label: string, carried: readonly Carried[]): Flight => {
    return { key: `segment ${id}`, id, from, to, protocol, label, carried, at, due }
  }
  if (first === undefined) {
    const bare = flight('tcp', carries.toUpperCase().replace('_', '-'), [])
    return { ...picture, flights: [...picture.flights, bare] }
  }
  const sent = flight(
    first.protocol,
    labelOf(messages),
    messages.map(({ event }) => event),
  )
  const later: Picture = {
    ...picture,
    flights: [...picture.flights, sent],
    messages: picture.messages.filter((message) => !messages.includes(message)),
    owners: withOwner(picture.owners, from, first.box),
  }
  return { ...later, journeys: departed(later.journeys, messages, id, boxAt(later, to)) }
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
