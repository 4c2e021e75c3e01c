/**
 * Monitors: one process watches another, by pid or by name, and gets one `'DOWN'` message when it ends. The reference of a
 * monitor can be an alias besides: an address of the process that watches.
 * OTP: Reference Manual, "Processes", "Monitors"; `monitor/3`, `demonitor/2`, `alias/1`.
 */
import { KEEPS } from '../signal/seq_trace.ts'
import type { Demonitor, Monitor, MonitorExit, Registered } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Post } from './post.ts'
import type { AliasMode, Process } from './process.ts'

/** `monitor(process, Target)`, with a reference made for it. */
export function monitor(
  post: Post,
  process: Process,
  target: Pid | Registered,
  reference: Reference,
  alias: AliasMode | undefined,
): void {
  if (alias !== undefined) post.processes.addAlias(process, reference, alias)
  process.watching.set(reference[KEY], { reference, target, node: target.node })
  post.route({ type: 'monitor', from: process.pid, target, reference })
}

/** `demonitor(Reference)`. */
export function demonitor(post: Post, process: Process, reference: Reference): void {
  endAlias(post, process, reference)
  const watching = process.watching.get(reference[KEY])
  if (watching === undefined) return
  process.watching.delete(reference[KEY])
  post.route({ type: 'demonitor', from: process.pid, target: watching.target, reference })
}

/** The alias that was made with a monitor ends with it, unless it is for `unalias` to end. */
export function endAlias(post: Post, process: Process, reference: Reference): void {
  if (process.aliases.get(reference[KEY])?.endsWith('demonitor'))
    post.processes.removeAlias(process, reference)
}

/** A message has come by an alias: the first may be the last. */
export function aliasUsed(post: Post, process: Process, alias: Reference): void {
  const mode = process.aliases.get(alias[KEY])
  if (mode === 'reply') post.processes.removeAlias(process, alias)
  else if (mode === 'reply_demonitor') demonitor(post, process, alias)
}

/** Somebody wants to watch; whoever is not there answers `noproc`. */
export function monitorReceived(post: Post, { from, target: as, reference }: Monitor): void {
  const target = post.processes.find(as)
  if (target !== undefined) target.watchers.add({ reference, from, as })
  else post.route({ type: 'monitor_exit', from: as, to: from, reference, reason: atom('noproc') })
}

export function demonitorReceived(post: Post, { target, reference }: Demonitor): void {
  post.processes.watchersWith(reference, target)?.remove(reference)
}

/** Only the node of who is watched knows of the end: from another node it is a lie. */
export function monitorExitReceived(post: Post, signal: MonitorExit): void {
  const watching = post.processes.find(signal.to)?.watching.get(signal.reference[KEY])
  const { node } = signal.from
  if (node === post.node || node === watching?.node) down(post, signal)
}

/** Who was watched has ended: the one `'DOWN'` message, unless the watcher has lost interest. */
export function down(post: Post, { from, to, reference, reason }: MonitorExit): void {
  const process = post.processes.find(to)
  if (process === undefined || !process.watching.delete(reference[KEY])) return
  endAlias(post, process, reference)
  const who = kindOf(from) === 'pid' ? (from as Pid) : t((from as Registered).name, (from as Registered).node)
  const message = t(atom('DOWN'), reference, atom('process'), who, reason) as unknown as Term
  process.deliver(message, false, KEEPS)
}

/** The connection to `node` is gone, and with it every monitor over it, in either direction. */
export function breakMonitors(post: Post, process: Process, node: Atom): void {
  for (const { reference, target: from, node: its } of [...process.watching.values()]) {
    if (its !== node) continue
    const reason = atom('noconnection')
    down(post, { type: 'monitor_exit', from, to: process.pid, reference, reason })
  }
  process.watchers.removeNode(node)
}
