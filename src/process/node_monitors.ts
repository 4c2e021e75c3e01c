/**
 * `monitor_node/2`: one message `{nodedown, Node}` when the connection to a node ends, or cannot be made; as many of them
 * as the process asked for.
 */
import { KEEPS } from '../signal/seq_trace.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Process } from './process.ts'
import type { Remote } from './remote.ts'

/** Connects with `node` if need be, so that there is something to lose. */
export function monitorNode(process: Process, node: Atom, remote: Remote): void {
  const { watchedNodes } = process
  watchedNodes.set(node, (watchedNodes.get(node) ?? 0) + 1)
  remote.connect(node.name).catch(() => nodeLost(process, node))
}

/** Takes back one `monitorNode`. */
export function demonitorNode({ watchedNodes }: Process, node: Atom): void {
  const times = watchedNodes.get(node) ?? 0
  if (times > 1) watchedNodes.set(node, times - 1)
  else watchedNodes.delete(node)
}

export function nodeLost(process: Process, node: Atom): void {
  const times = process.watchedNodes.get(node) ?? 0
  process.watchedNodes.delete(node)
  if (!process.alive) return
  for (let n = 0; n < times; n++) process.deliver(t(atom('nodedown'), node) as unknown as Term, false, KEEPS)
}
