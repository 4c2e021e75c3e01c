// task 3: hands the network the name of the node that sends, and not of the one that receives
import { copy, type Node, type Pid, type Term } from '../given.ts'
import { wayTo } from '../kata.ts'

export * from '../kata.ts'

export function send(node: Node, to: Pid, message: Term): void {
  const way = wayTo(node, to)
  if (way === 'here') node.processes.get(to.id)?.mailbox.push(copy(message))
  if (way === 'away') node.remote?.send(node.home.name, to, copy(message))
}
