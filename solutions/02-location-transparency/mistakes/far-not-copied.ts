// task 3: only what stays on this node is copied; what is handed over waits for its connection, and changes
import { copy, type Node, type Pid, type Term } from '../given.ts'
import { wayTo } from '../kata.ts'

export * from '../kata.ts'

export function send(node: Node, to: Pid, message: Term): void {
  const way = wayTo(node, to)
  if (way === 'here') node.processes.get(to.id)?.mailbox.push(copy(message))
  else if (way === 'away') node.remote?.send(to.home.name, to, message)
}
