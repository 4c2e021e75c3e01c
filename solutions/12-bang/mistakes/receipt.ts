// task 4: the value says whether somebody was there
import type { Destination, Node, Pid, Term } from '../given.ts'
import { recipient, resolve, bang as right } from '../kata.ts'

export * from '../kata.ts'

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  right(node, from, to, message)
  return resolve(to, node.node).node !== node.node || recipient(node, to) !== undefined
}
