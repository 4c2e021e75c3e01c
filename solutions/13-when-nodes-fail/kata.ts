/**
 * Kata 13, solved.
 */
import {
  type Atom,
  atom,
  keyOf,
  type Line,
  type Monitor,
  type MonitorExit,
  type Process,
  type Reference,
  type Term,
  t,
  type Watching,
} from './given.ts'

export function monitorReceived(
  process: Process | undefined,
  monitor: Monitor,
): MonitorExit | undefined {
  if (process === undefined) return exitOf(monitor, atom('noproc'))
  process.watchers.set(keyOf(monitor.reference), monitor)
  return undefined
}

export function ended(process: Process, reason: Term): MonitorExit[] {
  const exits = Array.from(process.watchers.values(), (monitor) =>
    exitOf(monitor, reason),
  )
  process.watchers.clear()
  return exits
}

function exitOf({ reference, from, target }: Monitor, reason: Term): MonitorExit {
  return { reference, from: target, to: from, reason }
}

export function monitorExitReceived(process: Process, exit: MonitorExit): void {
  const watching = process.watching.get(keyOf(exit.reference))
  if (watching !== undefined) down(process, watching, exit.reason)
}

export function demonitor(process: Process, reference: Reference): void {
  process.watching.delete(keyOf(reference))
}

/** The one message, and the end of the monitor. */
function down(
  process: Process,
  { reference, target }: Watching,
  reason: Term,
): void {
  process.watching.delete(keyOf(reference))
  process.mailbox.push(t(atom('DOWN'), reference, atom('process'), target, reason))
}

export function connectionLost(process: Process, node: Atom): void {
  for (const watching of process.watching.values()) {
    if (watching.node === node) down(process, watching, atom('noconnection'))
  }
  for (const [key, { from }] of process.watchers) {
    if (from.node === node) process.watchers.delete(key)
  }
  if (process.watchedNodes.delete(node))
    process.mailbox.push(t(atom('nodedown'), node))
}

const LOOKS = 4

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  line.silence++
  if (line.silence > LOOKS) return 'dead'
  const { said } = line
  line.said = false
  return said ? 'nothing' : 'tick'
}
