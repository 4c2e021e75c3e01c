// task 3: the copy is made when the receiver's turn comes, and the sender has changed its message by then
import { later, type Process, type Term } from '../given.ts'
import { copy } from '../kata.ts'

export * from '../kata.ts'

export function send(to: Process, message: Term): void {
  later(() => {
    to.mailbox.push(copy(message))
    to.run()
  })
}
