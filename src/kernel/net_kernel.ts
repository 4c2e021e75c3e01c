/**
 * The module `net_kernel`, as processes and other nodes call it. Starting and stopping distribution is for this node's own
 * shell: a peer must not end what it talks through (`netKernelControl`).
 * OTP: `net_kernel(3)`.
 */

import { AlreadyStarted } from '../node/alive.ts'
import type { DistributionOptions } from '../node/distribution.ts'
import type { ConnectOptions } from '../node/link.ts'
import type { NameForm } from '../node/names.ts'
import type { Node } from '../node/node.ts'
import type { NodeInfo } from '../node/visibility.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import { any, matches, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'
import { arg, badarg, clause } from './arguments.ts'
import { monitorNodes } from './monitor_nodes.ts'

/** Seconds, by default, in which all nodes hear of a changed `net_ticktime`. */
const TRANSITION_PERIOD = 60

const ok = atom('ok')
const name = (value: Term | undefined): string => String(clause(any.atom, value))

/** What takes part in the work of `net_kernel` is `ignored` while there is none. */
function ifAlive<T>(node: Node, ask: () => T): T | Atom {
  return node.isAlive ? ask() : (atom('ignored') as Atom)
}

export const netKernel = (node: Node): CallableModule => ({
  'connect_node/1': (_self, other) => connect(node, other),
  'hidden_connect_node/1': (_self, other) => connect(node, other, { hidden: true }),
  'allow/1': (_self, nodes) => {
    const entries = isList(nodes) ? (nodes as readonly Term[]) : undefined
    return ifAlive(node, () => {
      if (entries?.every(isAtom) !== true) return atom('error')
      node.allow(entries.map((entry) => atomName(entry as Atom)))
      return ok
    })
  },
  'allowed/0': () =>
    ifAlive(node, () =>
      t(
        ok,
        node.allowed().map((entry) => atom(entry)),
      ),
    ),
  'get_state/0': () => state(node),
  'longnames/0': () => ifAlive(node, () => node.distribution?.form === 'long'),
  'nodename/0': () => ifAlive(node, () => atom(node.name)),
  'get_net_ticktime/0': () =>
    ifAlive(node, () => {
      const { ms, isChanging } = node.ticktime
      return isChanging ? t(atom('ongoing_change_to'), seconds(ms)) : seconds(ms)
    }),
  'set_net_ticktime/1': (_self, time) => setTicktime(node, time, TRANSITION_PERIOD),
  'set_net_ticktime/2': (_self, time, transition) => setTicktime(node, time, transition),
  'nodes_info/0': () => nodesInfo(node),
  'node_info/1': (_self, other) => nodeInfo(node, other),
  'node_info/2': (_self, other, key) => nodeInfo(node, other, key),
  'setopts/2': (_self, other) => ifAlive(node, () => noOptions(node, other)),
  'getopts/2': (_self, other) => ifAlive(node, () => noOptions(node, other)),
  'disconnect/1': (_self, other) => node.disconnect(name(other)),
  'monitor_nodes/1': (self, flag) => monitorNodes(node, self.pid, flag, []),
  'monitor_nodes/2': (self, flag, options) => monitorNodes(node, self.pid, flag, options as Term),
})

function connect(node: Node, other: Term | undefined, options: ConnectOptions = {}): unknown {
  const named = name(other)
  return ifAlive(node, () =>
    node.connect(named, options).then(
      () => true,
      () => false,
    ),
  )
}

const seconds = (ms: number): number => Math.floor(ms / 1000)

function setTicktime(node: Node, time: Term | undefined, transition: Term | undefined): TermInput {
  const [ms, transitionMs] = [arg(POSITIVE, time) * 1000, arg(NOT_NEGATIVE, transition) * 1000]
  return ifAlive(node, () => {
    const change = node.ticktime.set(ms, transitionMs)
    return change === 'ongoing_change'
      ? t(atom('ongoing_change_to'), seconds(node.ticktime.ms))
      : atom(change)
  })
}

const POSITIVE = new Pattern<number>(
  'a positive integer',
  (n) => Number.isSafeInteger(n) && (n as number) > 0,
)
const INTENSITY = new Pattern<number>(
  'an integer from 4 to 1000',
  (n) => Number.isSafeInteger(n) && (n as number) >= 4 && (n as number) <= 1000,
)
const NOT_NEGATIVE = new Pattern<number>(
  'an integer from 0',
  (n) => Number.isSafeInteger(n) && (n as number) >= 0,
)

/** How the node became one, and what it is called; `undefined` while it waits for a name. */
function state(node: Node): TermInput {
  const { distribution } = node
  if (distribution === undefined) return { started: atom('no') }
  const { form, isDynamic, isStatic } = distribution
  return {
    started: atom(isStatic ? 'static' : 'dynamic'),
    name_type: atom(isDynamic ? 'dynamic' : 'static'),
    name: atom(node.name === 'nonode@nohost' ? 'undefined' : node.name),
    name_domain: atom(form === 'short' ? 'shortnames' : 'longnames'),
  }
}

/** `{Node, Info}` of every node that is connected or being connected. */
function nodesInfo(node: Node): TermInput {
  const others = node.nodeInfos('known').filter(({ nodeType }) => nodeType !== 'this')
  return t(
    ok,
    others.map((info) => t(atom(info.node), infoOf(node, info))),
  )
}

/** All of it, or the value of one key. */
function nodeInfo(node: Node, other: Term | undefined, key?: Term): TermInput {
  const found = node.nodeInfos('known').find((info) => info.nodeType !== 'this' && atom(info.node) === other)
  if (found === undefined) return t(atom('error'), atom('bad_node'))
  const info = infoOf(node, found)
  if (key === undefined) return t(ok, info)
  const [, value] = info.find(([name]) => name === key) ?? []
  return value === undefined ? t(atom('error'), atom('invalid_key')) : t(ok, value)
}

/** OTP tells the address and the packets either way besides. */
function infoOf(node: Node, { nodeType }: NodeInfo): Tuple<readonly [Atom, Term]>[] {
  const owner = node.whereis('net_kernel')
  return [
    ...(owner === undefined ? [] : [t(atom('owner'), owner)]),
    t(atom('state'), atom(nodeType === 'known' ? 'pending' : 'up')),
    t(atom('type'), atom(nodeType === 'hidden' ? 'hidden' : 'normal')),
  ] as unknown as Tuple<readonly [Atom, Term]>[]
}

/** What can be set of a connection is the platform's to say. */
const noOptions = (node: Node, other: Term | undefined): TermInput => {
  const isThere = other === atom('new') || node.isConnected(name(other))
  return t(atom('error'), atom(isThere ? 'enotsup' : 'noconnection'))
}

/** `start/1`, `start/2` and `stop/0`: the node takes a name, and gives it up. */
export const netKernelControl = (node: Node): CallableModule => ({
  'start/1': (_self, options) => {
    const [named, domain = atom('longnames'), tick] = arg(any.list, options)
    const ticktime = tick === undefined ? {} : { ticktime: arg(POSITIVE, tick) * TICKS }
    return start(node, { name: name(named), form: formOf(domain), ...ticktime })
  },
  'start/2': (_self, named, options) => {
    const pairs = [...arg(any.map, options)]
    return start(node, Object.assign({ name: name(named), form: 'long' as const }, ...pairs.map(startOption)))
  },
  'stop/0': async () => {
    if (!node.isAlive) return t(atom('error'), atom('not_found'))
    if (node.distribution?.isStatic === true) return t(atom('error'), atom('not_allowed'))
    await node.stopDistribution()
    return ok
  },
})

/** `start/1` gives the time between two ticks, a quarter of `net_ticktime`. */
const TICKS = 4

function formOf(domain: Term): NameForm {
  if (domain !== atom('shortnames') && domain !== atom('longnames')) badarg()
  return domain === atom('shortnames') ? 'short' : 'long'
}

function startOption([key, value]: readonly [Term, Term]): Partial<DistributionOptions> {
  if (key === atom('name_domain')) return { form: formOf(value) }
  if (key === atom('net_ticktime') && matches(POSITIVE, value)) return { ticktime: (value as number) * 1000 }
  if (key === atom('net_tickintensity') && matches(INTENSITY, value))
    return { tickIntensity: value as number }
  if (key === atom('dist_listen') && typeof value === 'boolean') return { distListen: value }
  if (key === atom('hidden') && typeof value === 'boolean') return { hidden: value }
  throw new ErlangError('error', t(atom('invalid_option'), key, value))
}

/** The reason why it cannot be is in the log, as with `erl`. */
async function start(node: Node, options: DistributionOptions): Promise<TermInput> {
  const pid = () => node.whereis('net_kernel') ?? atom('undefined')
  try {
    await node.startDistribution(options)
    return t(ok, pid())
  } catch (error) {
    if (error instanceof AlreadyStarted) return t(atom('error'), t(atom('already_started'), pid()))
    node.env.log('error', `distribution does not start: ${(error as Error).message}`)
    const reason = t(
      atom('failed_to_start_child'),
      atom('net_kernel'),
      t(atom('EXIT'), atom('nodistribution')),
    )
    return t(atom('error'), t(atom('shutdown'), reason))
  }
}
