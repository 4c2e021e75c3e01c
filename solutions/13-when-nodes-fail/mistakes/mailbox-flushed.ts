// task 3: demonitor takes a 'DOWN' out of the mailbox that has come before
import { keyOf, type Process, type Reference } from '../given.ts'

export * from '../kata.ts'

export function demonitor(process: Process, reference: Reference): void {
  process.watching.delete(keyOf(reference))
  for (const message of [...process.mailbox]) {
    const named = Array.isArray(message) ? (message[1] as Reference) : undefined
    if (named !== undefined && keyOf(named) === keyOf(reference)) {
      process.mailbox.splice(process.mailbox.indexOf(message), 1)
    }
  }
}
