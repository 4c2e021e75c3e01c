// task 2: a way that is not there is made an error
import type { Node, Pid, Way } from '../given.ts'
import { isHere } from '../kata.ts'

export * from '../kata.ts'

export function wayTo(node: Node, pid: Pid): Way {
  if (isHere(node.home, pid)) return 'here'
  if (node.remote === undefined) throw new Error('the node is not alive')
  return pid.home.name === node.home.name ? 'nobody' : 'away'
}
