// task 4: an async function: whoever sends gets a promise, and a badarg is lost in it
import type { Destination, Node, Pid, Term } from '../given.ts'
import { bang as right } from '../kata.ts'

export * from '../kata.ts'

export async function bang(node: Node, from: Pid, to: Destination, message: Term): Promise<Term> {
  return right(node, from, to, message)
}
