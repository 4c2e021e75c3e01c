/**
 * The cluster of a scene: the runtime's own nodes, each with a shell, on hosts of the simulated network, all on one virtual
 * clock, and whatever a reader does to them.
 */
import {
  type Env,
  global,
  kernel,
  Node,
  type Service,
  type Step,
  type TraceEvent,
  type VirtualEnv,
  virtualEnv,
} from '../../src/mod.ts'
import { Console } from './console.ts'
import { Follower } from './follower.ts'
import { Heaps, type TwoHeaps } from './heaps.ts'
import { Hosts } from './hosts.ts'
import { MortalTransport } from './mortal.ts'
import { programs } from './programs.ts'
import { asRefused, Refused } from './refusal.ts'
import { type Action, EPMD_PORT, hostOf, type NodeSpec, type Scene, type Whereabouts } from './scene.ts'
import { Sockets } from './sockets.ts'

/** As many as a picture can show. */
export const MAX_NODES = 12

/** While an answer is due and nothing is under way, time goes on for this many virtual milliseconds, and then stands. */
const PATIENCE = 600_000

/** After the last thing that happened, time goes on for as long: `global` waits a moment before it asks again. */
const REST = 1200

/** Who is told what, apart from what the trace tells. */
export interface Listeners {
  event(event: TraceEvent): void
  printed(node: string, text: string, prompt?: string): void
  prompted(node: string, prompt: string): void
  /** A node has ended, killed or by itself: `q()`, `init:stop()`. */
  ended(node: string): void
  /** One more step of the way to a node, as soon as it is known. */
  explained(step: Step): void
  /** A line that was typed somewhere has changed a node's own cookie. */
  cookieChanged(node: string, cookie: string): void
  /** The process that the scene follows is another one now. */
  followed(process: Whereabouts | undefined): void
  /** What lies in the heaps of a shopper and a warehouse is another now. */
  heaps(heaps: TwoHeaps): void
  /** Resolves when there is room for more to be told: processes that never rest do so until then. */
  room(): Promise<void>
}

interface Member {
  readonly node: Node
  readonly transport: MortalTransport
  readonly sockets: Sockets
  readonly console: Console
  /** Its own, as far as it was told. */
  cookie: string
}

export class Cluster {
  readonly env: VirtualEnv
  readonly #scene: Scene
  readonly #hosts: Hosts
  readonly #listeners: Listeners
  readonly #heaps: Heaps
  readonly #members = new Map<string, Member>()
  #running = 0
  #planned = 0
  #waits = 0
  #patientUntil = 0
  #restsAt = 0
  readonly #follower: Follower

  /** Every event goes to the listeners, the starting of the nodes included. `seed` decides all chance. */
  static async open(scene: Scene, seed: number, listeners: Listeners): Promise<Cluster> {
    const cluster = new Cluster(scene, seed, listeners)
    for (const host of scene.hosts) await cluster.#hosts.add(host)
    for (const node of scene.nodes) await cluster.#inTime(cluster.#startNode(node))
    for (const { at, text } of scene.before ?? []) {
      cluster.#member(at).console.echo(text)
      await cluster.#inTime(cluster.run({ does: 'type', at, text }))
    }
    while (cluster.busy) await cluster.env.clock.advance(REST)
    return cluster
  }

  private constructor(scene: Scene, seed: number, listeners: Listeners) {
    this.env = virtualEnv(seed)
    this.#scene = scene
    this.#hosts = new Hosts(this.env, scene.latency)
    this.#listeners = listeners
    this.#heaps = new Heaps((heaps) => listeners.heaps(heaps))
    this.#follower = new Follower((process) => listeners.followed(process))
    this.env.trace.subscribe((event) => {
      this.#heard(event as TraceEvent)
      listeners.event(event as TraceEvent)
      this.#heaps.hear(event as TraceEvent)
    })
  }

  /** Whether anything is still to come of what was done: an answer, or a segment under way. */
  get busy(): boolean {
    const now = this.env.clock.now()
    return (
      this.moving ||
      this.#planned > 0 ||
      now < this.#restsAt ||
      (this.#running > 0 && now < this.#patientUntil)
    )
  }

  /** Whether there is a journey to watch. When nothing moves and yet an answer is due, all wait for a timeout. */
  get moving(): boolean {
    return this.#hosts.moving
  }

  /** Resolves when there is room for more to be told. */
  room(): Promise<void> {
    return this.#listeners.room()
  }

  /** Whether nothing is wanted but that time passes. */
  get waiting(): boolean {
    return this.#waits > 0
  }

  /** Does something at that virtual moment; until then there is something to come. */
  plan(at: number, deed: () => void): void {
    this.#planned++
    this.env.clock.setTimer(at - this.env.clock.now(), () => {
      this.#planned--
      deed()
    })
  }

  /**
   * Resolves once it is done, if need be after enough virtual time: with what the shell printed, else with nothing. Rejects
   * with `Refused`.
   */
  async run(action: Action): Promise<string> {
    this.#running++
    this.#bePatient()
    try {
      return (await this.#do(action)) ?? ''
    } finally {
      this.#running--
    }
  }

  async #do(action: Action): Promise<string | undefined> {
    switch (action.does) {
      case 'type': {
        const printed = await this.#member(action.at).console.type(action.text)
        this.#tellCookies()
        this.#tellFollowed()
        return printed
      }
      case 'interrupt':
        this.#member(action.at).console.interrupt()
        return
      case 'set_cookie':
        return this.#setCookie(action.at, action.cookie)
      case 'start_node':
        return this.#startNode(action.node)
      case 'explain': {
        const { node } = this.#member(action.at)
        for await (const step of node.explain(action.node)) this.#listeners.explained(step)
        return
      }
      case 'kill_node':
        this.#member(action.node).transport.kill()
        return this.#end(action.node)
      case 'wait':
        this.#waits++
        return new Promise((done) => {
          this.env.clock.setTimer(action.ms, () => {
            this.#waits--
            done(undefined)
          })
        })
      default:
        await this.#hosts.do(action)
    }
  }

  #member(name: string): Member {
    const member = this.#members.get(name)
    if (member === undefined) throw new Refused({ why: 'no_node', node: name })
    return member
  }

  #setCookie(name: string, cookie: string): undefined {
    const member = this.#member(name)
    try {
      member.node.cookies.set(cookie)
    } catch (error) {
      throw asRefused(error, name)
    }
    member.cookie = cookie
  }

  #tellCookies(): void {
    for (const [name, member] of this.#members) {
      const cookie = member.node.cookies.get()
      if (cookie === member.cookie) continue
      member.cookie = cookie
      this.#listeners.cookieChanged(name, cookie)
    }
  }

  #tellFollowed(): void {
    const { follow } = this.#scene
    if (follow !== undefined) this.#follower.look(this.#members.get(follow.at)?.console.valueOf(follow.name))
  }

  async #startNode(spec: NodeSpec): Promise<undefined> {
    const { name, form = 'short', cookie, hidden = false, connectAll = true } = spec
    if (this.#members.size >= MAX_NODES) throw new Refused({ why: 'full', most: MAX_NODES })
    const transport = new MortalTransport(await this.#hosts.add(hostOf(name)))
    const sockets = new Sockets(this.env, transport)
    const services: Service[] = [kernel, programs, this.#heaps.service, sockets.service]
    const { ticktime } = this.#scene
    const node = await Node.start({
      env: this.#envOf(name),
      transport,
      name,
      form,
      cookie,
      hidden,
      epmdPort: EPMD_PORT,
      services,
      ...(ticktime === undefined ? {} : { ticktime }),
      ...(this.#scene.global ? { global: global.globalService({ connectAll }) } : {}),
    }).catch((error: unknown) => {
      throw asRefused(error, name)
    })
    if (this.#members.has(name)) {
      // The EPMD was restarted, and the one who runs has not told it its name yet.
      await node.stop()
      throw new Refused({ why: 'runs', node: name })
    }
    this.#members.set(name, { node, transport, sockets, console: this.#consoleOf(node), cookie })
  }

  /** What its processes print and how they fail, a node prints, as `erl` does. Of connections the trace tells. */
  #envOf(name: string): Env {
    return {
      ...this.env,
      yieldToIo: async () => {
        await this.env.yieldToIo()
        await this.#listeners.room()
      },
      log: (level, text) => {
        if (level === 'info' || level === 'error') this.#listeners.printed(name, `${text}\n`)
      },
    }
  }

  #consoleOf(node: Node): Console {
    const { name } = node
    return new Console(node, {
      printed: (text, prompt) => this.#listeners.printed(name, text, prompt),
      prompted: (prompt) => this.#listeners.prompted(name, prompt),
      quit: () => void this.#end(name),
    })
  }

  async #end(name: string): Promise<undefined> {
    const { node, sockets, console } = this.#member(name)
    this.#members.delete(name)
    console.close()
    sockets.closeAll()
    this.#listeners.ended(name)
    await node.stop()
  }

  /** Ticks go on for ever; whatever else happens may be followed by more. */
  #heard(event: TraceEvent): void {
    if (event.type.startsWith('segment_') || (event.type === 'frame' && event.bytes.length === 0)) return
    this.#bePatient()
    if (this.#scene.global) this.#restsAt = this.env.clock.now() + REST
  }

  #bePatient(): void {
    this.#patientUntil = this.env.clock.now() + PATIENCE
  }

  /** Lets virtual time pass until `promise` settles. */
  async #inTime<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const settle = (): void => {
      settled = true
    }
    promise.then(settle, settle)
    if (!(await this.env.clock.runUntil(() => settled, PATIENCE))) throw new Refused({ why: 'endless' })
    return promise
  }
}
