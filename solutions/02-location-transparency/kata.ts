/**
 * Kata 02, solved.
 */
import type { Home, Node, Pid, Term, Way } from './given.ts'
import { copy } from './given.ts'

export function isHere(home: Home, pid: Pid): boolean {
  return pid.home.name === home.name && pid.home.creation === home.creation
}

export function wayTo(node: Node, pid: Pid): Way {
  if (isHere(node.home, pid)) return 'here'
  const earlierLife = pid.home.name === node.home.name
  return earlierLife || node.remote === undefined ? 'nobody' : 'away'
}

export function send(node: Node, to: Pid, message: Term): void {
  const copied = copy(message)
  const way = wayTo(node, to)
  if (way === 'here') node.processes.get(to.id)?.mailbox.push(copied)
  else if (way === 'away') node.remote?.send(to.home.name, to, copied)
}
