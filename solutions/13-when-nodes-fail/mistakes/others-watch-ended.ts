// task 3: demonitor forgets who watches this process as well
import { keyOf, type Process, type Reference } from '../given.ts'

export * from '../kata.ts'

export function demonitor(process: Process, reference: Reference): void {
  process.watching.delete(keyOf(reference))
  process.watchers.delete(keyOf(reference))
}
