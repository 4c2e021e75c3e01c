// task 3: the sender stands in the unused field of SEND
import { isPid, type Pid, type Registered, SEND, type Tuple, t } from '../given.ts'
import { toControl as right } from '../kata.ts'

export * from '../kata.ts'

export function toControl(from: Pid, to: Pid | Registered, takesSender: boolean): Tuple {
  return isPid(to) && !takesSender ? t(SEND, from, to) : right(from, to, takesSender)
}
