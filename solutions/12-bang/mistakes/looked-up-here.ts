// task 4: a name on another node is looked up on this one, where nobody has it
import { type Destination, isNameAndNode, type Node, type Pid, type Term } from '../given.ts'
import { bang as right } from '../kata.ts'

export * from '../kata.ts'

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  if (isNameAndNode(to) && !node.registered.has(to[0])) return message
  return right(node, from, to, message)
}
