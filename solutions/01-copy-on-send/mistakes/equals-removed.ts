// task 4: every message that equals the one taken is removed with it
import type { Term } from '../given.ts'

export * from '../kata.ts'

export function receive(mailbox: Term[], fits: (message: Term) => boolean): Term | undefined {
  const found = mailbox.find(fits)
  const others = mailbox.filter((message) => message !== found)
  mailbox.splice(0, mailbox.length, ...others)
  return found
}
