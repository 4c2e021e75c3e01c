/**
 * Processes that do what a test tells them and keep the books: of what they asked for, and of what came of it. Whatever
 * comes that Erlang does not allow is a line in `World.broken`.
 * OTP: Reference Manual, "Processes", "Delivery of Signals", "Links", "Monitors"; `net_kernel:monitor_nodes/2`.
 */
import type { Node } from '../src/node/node.ts'
import type { Self } from '../src/process/self.ts'
import { atom } from '../src/term/atom.ts'
import { format } from '../src/term/format.ts'
import { Pid, type Reference, remoteIdentity } from '../src/term/identifier.ts'
import { KEY } from '../src/term/kind.ts'
import type { Term } from '../src/term/term.ts'
import { isTuple, t } from '../src/term/tuple.ts'
import type { Lab } from './lab.ts'

/** Three fragments. */
const LARGE = new Uint8Array(150_000)

/** Who a pid is, on whichever node it is seen. */
export const identityOf = ({ node, creation, id, serial }: Pid): string =>
  `${node} ${creation} ${id}.${serial}`

const pairOf = (a: string, b: string): string => (a < b ? `${a} | ${b}` : `${b} | ${a}`)

/** How often something happened, by a name for it. */
export class Tally {
  readonly #counts = new Map<string, number>()

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  add(key: string): number {
    this.#counts.set(key, this.of(key) + 1)
    return this.of(key)
  }

  get entries(): [string, number][] {
    return [...this.#counts].sort()
  }
}

export class World {
  readonly lab: Lab
  readonly names: readonly string[]
  readonly nodes: Node[] = []
  /** The actor of each place. When its node starts again a place has another one. */
  readonly places: Actor[] = []
  /** What must not happen and did. */
  readonly broken: string[] = []
  /** Links made between two, by whoever of them. Each is the ground of at most one exit signal a side. */
  readonly linkings = new Tally()
  /** Messages from one to another, as `from -> to`. */
  readonly sent = new Tally()
  readonly received = new Tally()
  readonly #actorsANode: number

  private constructor(lab: Lab, names: readonly string[], actorsANode: number) {
    this.lab = lab
    this.names = names
    this.#actorsANode = actorsANode
  }

  static async open(lab: Lab, names: readonly string[], actorsANode: number): Promise<World> {
    const world = new World(lab, names, actorsANode)
    for (const name of names) await lab.startEpmd(name.slice(name.indexOf('@') + 1))
    for (const i of names.keys()) await world.#startNode(i)
    return world
  }

  async restartNode(i: number): Promise<void> {
    await this.lab.time((this.nodes[i] as Node).stop())
    await this.#startNode(i)
  }

  get living(): Actor[] {
    return this.places.filter((actor) => actor.isAlive)
  }

  async #startNode(i: number): Promise<void> {
    const node = await this.lab.start(this.names[i] as string)
    node.modules.set('actor', { 'brief/0': () => atom('ok') })
    this.nodes[i] = node
    for (let n = 0; n < this.#actorsANode; n++) {
      const place = i * this.#actorsANode + n
      this.places[place] = await Actor.start(this, place, node)
    }
  }
}

export class Actor {
  readonly place: number
  readonly node: Node
  readonly pid: Pid
  /** The pid as others may keep it, for longer than its node lives. */
  readonly address: Pid
  readonly identity: string
  /** Monitors by their reference's key, while their `'DOWN'` is still to come. */
  readonly monitors = new Map<string, Reference>()
  /** `spawn_request`s without an answer, by their reference's key. */
  readonly spawning = new Map<string, { readonly link: boolean; readonly monitor: boolean }>()
  readonly #world: World
  readonly #self: Self
  #lastNumber = 0
  /** The last number heard from each actor. */
  readonly #heard = new Map<string, number>()
  /** The nodes that are up, as far as this process was told. */
  readonly #up = new Set<string>()
  /** Whom this one has unlinked, by how many links there had been: an exit signal wants a later one. */
  readonly #unlinked = new Map<string, number>()
  readonly #exits = new Tally()

  static start(world: World, place: number, node: Node): Promise<Actor> {
    return new Promise((resolve) => {
      node.spawn(async (self) => {
        const actor = new Actor(world, place, node, self)
        resolve(actor)
        for (;;) {
          const message = await self.receive()
          if (actor.isAlive) actor.#take(message) // else it was handed over in the moment of the end
        }
      })
    })
  }

  private constructor(world: World, place: number, node: Node, self: Self) {
    this.#world = world
    this.#self = self
    this.place = place
    this.node = node
    this.pid = self.pid
    const { name, creation } = node.runtime.identity
    this.address = new Pid(remoteIdentity(name, creation), self.pid.id, self.pid.serial)
    this.identity = identityOf(this.address)
    self.processFlag('trap_exit', true)
    self.register(placeName(place))
    node.monitorNodes(self.pid, { nodeType: 'all' })
  }

  get isAlive(): boolean {
    return this.node.runtime.isAlive(this.pid)
  }

  /** The processes that the runtime names for this one. */
  info(item: 'links' | 'monitors' | 'monitored_by'): string[] {
    const found = this.node.runtime.processInfo(this.pid, item) as readonly (Pid | readonly [Term, Pid])[]
    return found.map((one) => identityOf(isTuple(one) ? (one[1] as Pid) : (one as Pid)))
  }

  /** A numbered message, to the pid or by the name of its place. */
  tell(other: Actor, { by = 'pid', large = false }: { by?: 'pid' | 'name'; large?: boolean } = {}): void {
    const message = t(atom('told'), this.identity, ++this.#lastNumber, large ? LARGE : [])
    this.#self.send(by === 'pid' ? this.#seen(other) : t(placeName(other.place), other.node.name), message)
    this.#world.sent.add(`${this.identity} -> ${other.identity}`)
  }

  monitor(other: Actor): void {
    const reference = this.#self.monitor(this.#seen(other))
    this.monitors.set(reference[KEY], reference)
  }

  /** Ends the oldest monitor. */
  demonitor(): void {
    const [oldest] = this.monitors.values()
    if (oldest === undefined) return
    this.monitors.delete(oldest[KEY])
    this.#self.demonitor(oldest)
  }

  link(other: Actor): void {
    this.#world.linkings.add(pairOf(this.identity, other.identity))
    this.#self.link(this.#seen(other))
  }

  unlink(other: Actor): void {
    const linkings = this.#world.linkings.of(pairOf(this.identity, other.identity))
    if (this.info('links').includes(other.identity)) this.#unlinked.set(other.identity, linkings)
    this.#self.unlink(this.#seen(other))
  }

  kill(other: Actor): void {
    this.#self.exit(this.#seen(other), atom('kill'))
  }

  /** Asks for a process there that ends at once. */
  spawn(node: string, options: { readonly link: boolean; readonly monitor: boolean }): void {
    const reference = this.#self.spawnRequest(node, 'actor', 'brief', [], options)
    this.spawning.set(reference[KEY], options)
  }

  #seen(other: Actor): Pid {
    return other.node === this.node ? other.pid : other.address
  }

  #broke(rule: string, message: Term): void {
    this.#world.broken.push(`${rule}: ${this.identity} received ${format(message).slice(0, 200)}`)
  }

  /** Messages come in the order of the signals, so what is known now was true when it came. */
  #take(message: Term): void {
    const [tag, ...rest] = message as unknown as readonly Term[]
    if (tag === atom('told')) this.#told(message, String(rest[0]), rest[1] as number)
    else if (tag === atom('DOWN')) this.#down(message, rest[0] as Reference, rest[2] as Pid, rest[3] as Term)
    else if (tag === atom('EXIT')) this.#exit(message, rest[0] as Pid, rest[1] as Term)
    else if (tag === atom('spawn_reply')) this.#spawned(message, rest[0] as Reference, rest[2] as Term)
    else if (tag === atom('nodeup')) this.#change(message, !this.#up.has(String(rest[0])))
    else if (tag === atom('nodedown')) this.#change(message, this.#up.has(String(rest[0])))
    else this.#broke('nobody sends such a thing', message)
  }

  #change(message: Term, fits: boolean): void {
    const [tag, node] = message as unknown as readonly Term[]
    if (!fits) this.#broke('nodeup and nodedown take turns', message)
    if (tag === atom('nodeup')) this.#up.add(String(node))
    else this.#up.delete(String(node))
  }

  /** `reason` is that of the signal: `noconnection` needs no connection. */
  #from(node: string, message: Term, reason?: Term): void {
    if (node === this.node.name || this.#up.has(node) || reason === atom('noconnection')) return
    this.#broke('nothing comes from a node before its nodeup or after its nodedown', message)
  }

  #told(message: Term, from: string, number: number): void {
    this.#from(from.slice(0, from.indexOf(' ')), message)
    if (number <= (this.#heard.get(from) ?? 0)) this.#broke('messages of one sender come in order', message)
    this.#heard.set(from, number)
    this.#world.received.add(`${from} -> ${this.identity}`)
  }

  #down(message: Term, reference: Reference, pid: Pid, reason: Term): void {
    this.#from(pid.node.name, message, reason)
    if (!this.monitors.delete(reference[KEY]))
      this.#broke("a monitor has one 'DOWN', and none after demonitor", message)
  }

  #exit(message: Term, pid: Pid, reason: Term): void {
    const from = identityOf(pid)
    this.#from(pid.node.name, message, reason)
    const linkings = this.#world.linkings.of(pairOf(this.identity, from))
    if (this.#exits.add(from) > linkings) this.#broke('a link breaks once', message)
    if (linkings === this.#unlinked.get(from)) this.#broke('no exit signal after unlink', message)
  }

  #spawned(message: Term, reference: Reference, result: Term): void {
    const request = this.spawning.get(reference[KEY])
    this.spawning.delete(reference[KEY])
    if (request === undefined) this.#broke('a spawn_request has one reply', message)
    if (result === atom('noconnection')) return
    this.#from((result as Pid).node.name, message)
    if (request?.monitor) this.monitors.set(reference[KEY], reference)
    if (request?.link) this.#world.linkings.add(pairOf(this.identity, identityOf(result as Pid)))
  }
}

const placeName = (place: number) => atom(`place${place}`) as ReturnType<typeof atom>
