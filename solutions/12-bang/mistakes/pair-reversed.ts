// task 1: {Node, Name} instead of {Name, Node}
import { type Atom, type Destination, isNameAndNode, type Pid, type Registered } from '../given.ts'
import { resolve as right } from '../kata.ts'

export * from '../kata.ts'

export function resolve(to: Destination, here: Atom): Pid | Registered {
  return isNameAndNode(to) ? { name: to[1], node: to[0] } : right(to, here)
}
