// task 3: the unused fields are left out, and the peer finds the others in the wrong places
import { isPid, type Pid, REG_SEND, type Registered, SEND, SEND_SENDER, type Tuple, t } from '../given.ts'

export * from '../kata.ts'

export function toControl(from: Pid, to: Pid | Registered, takesSender: boolean): Tuple {
  if (!isPid(to)) return t(REG_SEND, from, to.name)
  return takesSender ? t(SEND_SENDER, from, to) : t(SEND, to)
}
