// task 4: what stands before the message that fits is thrown away
import type { Term } from '../given.ts'

export * from '../kata.ts'

export function receive(mailbox: Term[], fits: (message: Term) => boolean): Term | undefined {
  while (mailbox.length > 0) {
    const message = mailbox.shift() as Term
    if (fits(message)) return message
  }
  return undefined
}
