// task 4: only the part before the @ is compared, and a@h2 is taken for a@h1
import { type Destination, isNameAndNode, type Node, type Pid, type Term, t } from '../given.ts'
import { bang as right } from '../kata.ts'

export * from '../kata.ts'

const short = (node: { readonly name: string }): string | undefined => node.name.split('@')[0]

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  const isOwn = isNameAndNode(to) && short(to[1]) === short(node.node)
  return right(node, from, isOwn ? t(to[0], node.node) : to, message)
}
