// task 3: who has messages in the mailbox is taken to be awake, and is not told of the next
import { later, type Process, type Term } from '../given.ts'
import { copy } from '../kata.ts'

export * from '../kata.ts'

export function send(to: Process, message: Term): void {
  if (to.mailbox.length === 0) later(() => to.run())
  to.mailbox.push(copy(message))
}
