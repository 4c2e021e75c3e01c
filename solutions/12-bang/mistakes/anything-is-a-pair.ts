// task 1: what is no pid and no name is taken for {Name, Node}, be it a list or a number
import {
  type Atom,
  type Destination,
  isName,
  isPid,
  type NameAndNode,
  type Pid,
  type Registered,
} from '../given.ts'

export * from '../kata.ts'

export function resolve(to: Destination, here: Atom): Pid | Registered {
  if (isPid(to)) return to
  if (isName(to)) return { name: to, node: here }
  const pair: NameAndNode = to
  return { name: pair[0], node: pair[1] }
}
