// task 3: the answer goes to the caller's pid, where it arrives even if the caller has given up
import { type From, type Sender, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function reply(sender: Sender, [caller, tag]: From, answer: Term): void {
  sender.send(caller, t(tag, answer))
}
