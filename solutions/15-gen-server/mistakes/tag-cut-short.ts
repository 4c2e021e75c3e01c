// task 3: the answer is tagged with Ref, not with [alias|Ref]
import { type From, isImproper, type Reference, type Sender, type Term, t } from '../given.ts'
import { reply as right } from '../kata.ts'

export * from '../kata.ts'

export function reply(sender: Sender, from: From, answer: Term): void {
  const [, tag] = from
  if (isImproper(tag)) sender.send(tag.tail as Reference, t(tag.tail, answer))
  else right(sender, from, answer)
}
