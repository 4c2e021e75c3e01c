/**
 * Kata 13: when nodes fail. `!` gives no receipt. Whoever wants to know whether
 * somebody is still there asks for a monitor, and is told once: when the process
 * ends, when there is none, or when its node cannot be reached any more.
 */
import {
  type Atom,
  type Line,
  type Monitor,
  type MonitorExit,
  type Process,
  type Reference,
  type Term,
  todo,
} from './given.ts'

/**
 * Task 1. A monitor has arrived at the node of its target; `process` is `undefined`
 * if no such process lives there. The answer, if there is one to give right now.
 */
export function monitorReceived(
  process: Process | undefined,
  monitor: Monitor,
): MonitorExit | undefined {
  return todo(1)
}

/**
 * Task 2. The process has ended, for `reason`: what is sent to those who watched
 * it. From then on nobody watches it any more.
 */
export function ended(process: Process, reason: Term): MonitorExit[] {
  return todo(2)
}

/**
 * Task 3, first half. A monitor's end has arrived at the process that watches: its
 * mailbox gets `{'DOWN', Reference, process, Target, Reason}`, once for each
 * monitor.
 */
export function monitorExitReceived(process: Process, exit: MonitorExit): void {
  todo(3)
}

/**
 * Task 3, second half. `demonitor(Reference)`: `process` does not want to know any
 * more. What lies in its mailbox already stays there.
 */
export function demonitor(process: Process, reference: Reference): void {
  todo(3)
}

/**
 * Task 4. The connection with `node` is gone, and `process` lives here.
 *
 * - For everyone whom it watches over there the reason is `noconnection`.
 * - If it watches the node, it gets `{nodedown, Node}`, and watches it no longer.
 * - Who watched it from over there cannot be told any more.
 */
export function connectionLost(process: Process, node: Atom): void {
  todo(4)
}

/**
 * Task 5. A timer looks at a connection four times in each `net_ticktime`, so every
 * 15 seconds by default. What is to be done?
 *
 * - `tick`: the peer would hear nothing from us otherwise. The tick itself does not
 *   count as said.
 * - `dead`: the peer has been silent for a `net_ticktime`, give or take a quarter:
 *   not less than 45 seconds, and not more than 75.
 */
export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  return todo(5)
}
