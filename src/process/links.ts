/**
 * Links between processes: the rules of `signal/links.ts` put to work. A process that ends takes those it is linked with
 * along, unless they trap exits.
 * OTP: Reference Manual, "Processes", "Links"; `link/1`, `unlink/1`, `exit/2`, `process_flag/2`.
 */
import { effectOfExit } from '../signal/exit_rules.ts'
import type { Exit, Link, Unlink } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { KEY } from '../term/kind.ts'
import { SystemLimit } from './errors.ts'
import type { LinkEvent, UnlinkEvent } from './events.ts'
import type { Post } from './post.ts'
import type { Process } from './process.ts'

/** How many links another node may have with the processes of this one, as far as it can make them. */
export const MAX_LINKS = 262_144

/** `link(Pid)`. */
export function link(post: Post, process: Process, to: Pid): void {
  if (to[KEY] === process.pid[KEY] || !process.links.link(to)) return
  tell(post, 'link', process.pid, to)
  post.route({ type: 'link', from: process.pid, to })
}

/** `unlink(Pid)`: no exit signal by this link has an effect any more, not even one that is on its way. */
export function unlink(post: Post, process: Process, to: Pid): void {
  const id = process.links.unlink(to)
  if (id === undefined) return
  tell(post, 'unlink', process.pid, to)
  post.route({ type: 'unlink', id, from: process.pid, to })
}

/** A LINK came: the dead answer `noproc`. Throws `SystemLimit` when another node wants too many. */
export function linkReceived(post: Post, { from, to }: Link): void {
  const process = post.processes.find(to)
  if (process === undefined) {
    post.route({ type: 'exit', from: to, to: from, reason: atom('noproc') })
    return
  }
  if (from.home !== to.home && post.processes.linksWith(from.node) >= MAX_LINKS)
    throw new SystemLimit(`${from.node} has ${MAX_LINKS} links with processes of this node, and wants more`)
  if (from.home !== to.home) tell(post, 'link', from, to)
  process.links.linkReceived(from)
}

/** An UNLINK_ID came. The acknowledgement goes before anything else that may be said to `from`. */
export function unlinkReceived(post: Post, { id, from, to }: Unlink): void {
  const process = post.processes.find(to)
  if (process !== undefined && from.home !== to.home) tell(post, 'unlink', from, to)
  process?.links.unlinkReceived(from)
  if (id !== undefined) post.route({ type: 'unlink_ack', id, from: to, to: from })
}

/** An exit signal came, by a link or from who called `exit/2`. */
export function exitReceived(post: Post, signal: Exit): void {
  const process = post.processes.find(signal.to)
  if (process === undefined) return
  if (signal.type === 'exit' && !process.links.broken(signal.from)) return
  const outcome = effectOfExit({ ...signal, to: process.pid }, process.trapExit)
  const urgent = signal.priority === true && process.takesPriority(signal.to)
  if (outcome.effect === 'message') process.deliver(outcome.message, urgent, signal.token)
  else if (outcome.effect === 'end') post.end(process, outcome.reason)
}

/** The connection to `node` is gone, and with it every link over it. */
export function breakLinks(post: Post, process: Process, node: Atom): void {
  for (const from of process.links.on(node))
    exitReceived(post, { type: 'exit', from, to: process.pid, reason: atom('noconnection') })
}

function tell({ env, node }: Post, type: 'link' | 'unlink', from: Pid, to: Pid): void {
  if (!env.trace.on) return
  const event = { type, at: env.clock.now(), where: node.name, from: format(from), to: format(to) }
  env.trace.emit<LinkEvent | UnlinkEvent>(event)
}
