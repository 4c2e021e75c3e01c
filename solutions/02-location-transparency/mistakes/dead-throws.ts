// task 3: a message to a process that has ended is an error for the sender
import type { Node, Pid, Term } from '../given.ts'
import { send as right, wayTo } from '../kata.ts'

export * from '../kata.ts'

export function send(node: Node, to: Pid, message: Term): void {
  if (wayTo(node, to) === 'here' && !node.processes.has(to.id)) throw new Error(`no process ${to.id}`)
  right(node, to, message)
}
