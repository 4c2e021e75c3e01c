// task 3: REG_SEND names the node as well
import { atom, isPid, type Pid, REG_SEND, type Registered, type Tuple, t } from '../given.ts'
import { toControl as right } from '../kata.ts'

export * from '../kata.ts'

export function toControl(from: Pid, to: Pid | Registered, takesSender: boolean): Tuple {
  return isPid(to) ? right(from, to, takesSender) : t(REG_SEND, from, atom(''), t(to.name, to.node))
}
