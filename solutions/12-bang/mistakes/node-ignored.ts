// task 1: the name in {Name, Node} is looked for on this node
import { type Atom, type Destination, isNameAndNode, type Pid, type Registered } from '../given.ts'
import { resolve as right } from '../kata.ts'

export * from '../kata.ts'

export function resolve(to: Destination, here: Atom): Pid | Registered {
  return right(isNameAndNode(to) ? to[0] : to, here)
}
