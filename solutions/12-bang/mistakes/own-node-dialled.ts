// task 4: {Name, Node} always leaves by a connection, with this node's own name too
import { copy, type Destination, isNameAndNode, type Node, type Pid, type Term } from '../given.ts'
import { resolve, bang as right, toControl } from '../kata.ts'

export * from '../kata.ts'

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  if (!isNameAndNode(to)) return right(node, from, to, message)
  const target = resolve(to, node.node)
  const connection = node.connectionTo(target.node)
  connection.frames.push({ control: toControl(from, target, connection.takesSender), message: copy(message) })
  return message
}
