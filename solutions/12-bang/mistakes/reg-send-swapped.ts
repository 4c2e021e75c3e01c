// task 3: in REG_SEND the unused field stands before the sender
import { atom, isPid, type Pid, REG_SEND, type Registered, type Tuple, t } from '../given.ts'
import { toControl as right } from '../kata.ts'

export * from '../kata.ts'

export function toControl(from: Pid, to: Pid | Registered, takesSender: boolean): Tuple {
  return isPid(to) ? right(from, to, takesSender) : t(REG_SEND, atom(''), from, to.name)
}
