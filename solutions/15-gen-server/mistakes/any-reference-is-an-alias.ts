// task 3: a bare reference is sent to, as if it were an alias
import { type From, isReference, type Sender, type Term, t } from '../given.ts'
import { reply as right } from '../kata.ts'

export * from '../kata.ts'

export function reply(sender: Sender, from: From, answer: Term): void {
  const [, tag] = from
  if (isReference(tag)) sender.send(tag, t(tag, answer))
  else right(sender, from, answer)
}
