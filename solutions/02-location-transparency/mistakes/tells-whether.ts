// task 3: send says whether somebody was there, which no sender can rely on
import type { Node, Pid, Term } from '../given.ts'
import { send as right, wayTo } from '../kata.ts'

export * from '../kata.ts'

export function send(node: Node, to: Pid, message: Term): boolean {
  right(node, to, message)
  return wayTo(node, to) !== 'here' || node.processes.has(to.id)
}
