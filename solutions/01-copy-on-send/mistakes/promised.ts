// task 3: an async function gives its caller something to wait for
import { later, type Process, type Term } from '../given.ts'
import { copy } from '../kata.ts'

export * from '../kata.ts'

export async function send(to: Process, message: Term): Promise<void> {
  to.mailbox.push(copy(message))
  later(() => to.run())
}
