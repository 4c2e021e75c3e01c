// task 3: whatever stands behind the bar is sent to, whatever stands before it
import { type From, isImproper, isReference, type Sender, type Term, t } from '../given.ts'
import { reply as right } from '../kata.ts'

export * from '../kata.ts'

export function reply(sender: Sender, from: From, answer: Term): void {
  const [, tag] = from
  if (isImproper(tag) && isReference(tag.tail)) sender.send(tag.tail, t(tag, answer))
  else right(sender, from, answer)
}
