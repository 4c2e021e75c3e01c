// task 3: SEND_SENDER to every peer, though some have not said that they take it
import { isPid, type Pid, type Registered, SEND_SENDER, type Tuple, t } from '../given.ts'
import { toControl as right } from '../kata.ts'

export * from '../kata.ts'

export function toControl(from: Pid, to: Pid | Registered): Tuple {
  return isPid(to) ? t(SEND_SENDER, from, to) : right(from, to, true)
}
