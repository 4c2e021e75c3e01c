// task 2: nobody looks whether this node is on the network at all
import type { Node, Pid, Way } from '../given.ts'
import { isHere } from '../kata.ts'

export * from '../kata.ts'

export function wayTo(node: Node, pid: Pid): Way {
  if (isHere(node.home, pid)) return 'here'
  return pid.home.name === node.home.name ? 'nobody' : 'away'
}
