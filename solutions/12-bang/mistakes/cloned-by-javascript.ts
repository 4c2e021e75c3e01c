// task 4: structuredClone copies an atom into something that is none
import type { Destination, Node, Pid, Term } from '../given.ts'
import { resolve, bang as right, toControl } from '../kata.ts'

export * from '../kata.ts'

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  const target = resolve(to, node.node)
  if (target.node === node.node) return right(node, from, to, message)
  const connection = node.connectionTo(target.node)
  connection.frames.push({
    control: toControl(from, target, connection.takesSender),
    message: structuredClone(message),
  })
  return message
}
