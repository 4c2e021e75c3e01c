// task 4: asks for a connection before it knows that one is needed
import { copy, type Destination, type Node, type Pid, type Term } from '../given.ts'
import { recipient, resolve, toControl } from '../kata.ts'

export * from '../kata.ts'

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  const target = resolve(to, node.node)
  const { frames, takesSender } = node.connectionTo(target.node)
  if (target.node === node.node) {
    const pid = recipient(node, to)
    if (pid !== undefined) node.deliver(pid, copy(message))
  } else frames.push({ control: toControl(from, target, takesSender), message: copy(message) })
  return message
}
