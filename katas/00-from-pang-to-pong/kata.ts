/**
 * Kata 00: from pang to pong. A process somewhere was asked whether it is there. In
 * Erlang it reads
 *
 *     receive {ping, From} -> From ! answer() end
 *
 * and the one who asks waits a second for the atom `pong`; whatever else comes, it
 * says `pang`.
 */
import { type TermInput, todo } from './given.ts'

/**
 * Task 1. What the process sends back. Replace the call of `todo` by your answer:
 * one line.
 */
export function answer(): TermInput {
  return todo(1)
}
