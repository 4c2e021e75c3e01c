/** A cluster to begin with, and what can be done to it. Both are plain data: a link can carry them to somebody else. */
import type { NameForm } from '../../src/mod.ts'

/** Where the EPMD of every host of a scene listens, as everywhere. */
export const EPMD_PORT = 4369

/** A node, as it is started: `erl -sname a -setcookie secret [-hidden] [-connect_all false]`. */
export interface NodeSpec {
  /** `a@h1`. */
  readonly name: string
  /** `long` is `-name` in the place of `-sname`. */
  readonly form?: NameForm
  readonly cookie: string
  readonly hidden?: boolean
  /** False: it hears of the nodes that others know, and does not dial them. */
  readonly connectAll?: boolean
}

export interface Scene {
  readonly hosts: readonly string[]
  readonly nodes: readonly NodeSpec[]
  /** How long a segment is under way between two hosts, in virtual milliseconds. */
  readonly latency: number
  /** `net_ticktime`, in virtual milliseconds; by default a minute. */
  readonly ticktime?: number
  /** Whether nodes run `global`, and so connect with whom their peers know. Of what it says, only that is told. */
  readonly global?: boolean
  /** Whether the beats tell of messages between processes too, and of their exits. */
  readonly processes?: boolean
  /**
   * What is worth a sentence: by default all; else only who connects with whom, who knows whom, and who is gone; and with
   * `messages` what processes send each other from node to node.
   */
  readonly tell?: 'connections' | 'messages'
  /** The lines are parts of one story: the log goes on with each. */
  readonly oneStory?: boolean
  /** The page is told where the process lives to which this variable of a shell is bound; it can be moved. */
  readonly follow?: Variable
  /** Typed before the reader comes; what came of it is there from the start. */
  readonly before?: readonly Line[]
}

/** A line for the shell of a node: one or more expressions, each to its full stop. */
export interface Line {
  readonly at: string
  readonly text: string
}

export interface Variable {
  /** The node whose shell it is of. */
  readonly at: string
  readonly name: string
}

/** A process, by its node and as that prints it. */
export interface Whereabouts {
  readonly node: string
  readonly pid: string
}

export type HostPair = readonly [string, string]

/** What a reader can do to the cluster: type, or something behind its back. */
export type Action =
  | ({ readonly does: 'type' } & Line)
  /** Ctrl-C at a node's shell: ends what runs there, or drops a line that has begun. */
  | { readonly does: 'interrupt'; readonly at: string }
  /** `auth:set_cookie`, from outside. */
  | { readonly does: 'set_cookie'; readonly at: string; readonly cookie: string }
  /** Its host is added, with an EPMD, if it is new. */
  | { readonly does: 'start_node'; readonly node: NodeSpec }
  /** The machine's `kill -9`: its connections close, and its name with them. */
  | { readonly does: 'kill_node'; readonly node: string }
  | { readonly does: 'start_epmd' | 'stop_epmd'; readonly host: string }
  /** Nothing arrives any more and nobody is told; `mend` undoes it. */
  | { readonly does: 'cut' | 'mend'; readonly between: HostPair }
  /** A partition: one host here, all the others there, and every cable between them cut; `rejoin` undoes it. */
  | { readonly does: 'isolate' | 'rejoin'; readonly host: string }
  /** Every connection between the two breaks, and both sides learn it. */
  | { readonly does: 'drop'; readonly between: HostPair }
  | { readonly does: 'delay'; readonly between: HostPair; readonly latency: number }
  /** From now on the name leads nowhere, or again to its host. */
  | { readonly does: 'hide_name' | 'show_name'; readonly host: string }
  /** Walks the way of a ping and tells every step: `Node.explain`. */
  | { readonly does: 'explain'; readonly at: string; readonly node: string }
  /** Nothing but time passes: virtual milliseconds. */
  | { readonly does: 'wait'; readonly ms: number }

/** An action and the virtual moment at which it was done. */
export interface Deed {
  readonly at: number
  readonly action: Action
}

/** What the deeds have made of the scene, as far as the trace does not tell it. */
export interface World {
  readonly hosts: readonly string[]
  /** The nodes that run. */
  readonly nodes: readonly NodeSpec[]
  /** Pairs of hosts without a way between them, each as `pairKey` has it. */
  readonly cuts: ReadonlySet<string>
  /** Milliseconds between two hosts, where they are not the scene's. */
  readonly delays: ReadonlyMap<string, number>
  /** Hosts whose EPMD does not run. */
  readonly withoutEpmd: ReadonlySet<string>
  /** Hosts whose name does not resolve. */
  readonly hidden: ReadonlySet<string>
}

export const hostOf = (node: string): string => node.slice(node.indexOf('@') + 1)

export const pairKey = ([a, b]: HostPair): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

export function worldOf(scene: Scene): World {
  return {
    hosts: scene.hosts,
    nodes: scene.nodes,
    cuts: new Set(),
    delays: new Map(),
    withoutEpmd: new Set(),
    hidden: new Set(),
  }
}

/** The world after an action. */
export function after(world: World, action: Action): World {
  switch (action.does) {
    case 'set_cookie': {
      const { at, cookie } = action
      return { ...world, nodes: world.nodes.map((node) => (node.name === at ? { ...node, cookie } : node)) }
    }
    case 'start_node': {
      const host = hostOf(action.node.name)
      const hosts = world.hosts.includes(host) ? world.hosts : [...world.hosts, host]
      return { ...world, hosts, nodes: [...world.nodes, action.node] }
    }
    case 'kill_node':
      return { ...world, nodes: world.nodes.filter(({ name }) => name !== action.node) }
    case 'start_epmd':
      return { ...world, withoutEpmd: without(world.withoutEpmd, action.host) }
    case 'stop_epmd':
      return { ...world, withoutEpmd: new Set([...world.withoutEpmd, action.host]) }
    case 'cut':
      return { ...world, cuts: new Set([...world.cuts, pairKey(action.between)]) }
    case 'mend':
      return { ...world, cuts: without(world.cuts, pairKey(action.between)) }
    case 'isolate':
      return { ...world, cuts: new Set([...world.cuts, ...waysFrom(action.host, world)]) }
    case 'rejoin': {
      const ways = waysFrom(action.host, world)
      return { ...world, cuts: new Set([...world.cuts].filter((way) => !ways.includes(way))) }
    }
    case 'delay':
      return { ...world, delays: new Map([...world.delays, [pairKey(action.between), action.latency]]) }
    case 'hide_name':
      return { ...world, hidden: new Set([...world.hidden, action.host]) }
    case 'show_name':
      return { ...world, hidden: without(world.hidden, action.host) }
    case 'type':
    case 'interrupt':
    case 'explain':
    case 'drop':
    case 'wait':
      return world
  }
}

/** The ways between a host and all the others, each as `pairKey` has it. */
function waysFrom(host: string, { hosts }: Pick<World, 'hosts'>): string[] {
  return hosts.filter((other) => other !== host).map((other) => pairKey([host, other]))
}

/** Whether no way leads from the host to any other. */
export function isIsolated(host: string, world: World): boolean {
  const ways = waysFrom(host, world)
  return ways.length > 0 && ways.every((way) => world.cuts.has(way))
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const rest = new Set(set)
  rest.delete(item)
  return rest
}
