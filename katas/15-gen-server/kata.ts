/**
 * Kata 15: gen_server. A server is a process that keeps a state and answers
 * requests, one at a time. What makes a request a _call_ is a reference, made anew
 * for each, that does three things: it is the monitor that tells if the server
 * ends, the address to which the answer goes, and the tag by which the caller knows
 * it.
 *
 *     Server ! {'$gen_call', {Caller, [alias|Ref]}, Request}
 *     Ref ! {[alias|Ref], Reply}
 */
import {
  type Callbacks,
  type From,
  type Reference,
  type Self,
  type Sender,
  type Server,
  type Term,
  todo,
} from './given.ts'

/**
 * Task 1. Asks, and does not wait. Gives the reference of the call: `self` monitors
 * `server` by it, and is reached under it until the monitor ends.
 */
export function sendRequest(self: Self, server: Server, request: Term): Reference {
  return todo(1)
}

/**
 * Task 2. Waits for what comes of the call `ref`, `timeout` milliseconds at most.
 * Afterwards nothing of it, monitor, answer or `'DOWN'`, reaches or stays in the
 * mailbox.
 *
 * - The answer: gives `Reply`.
 * - The server ended, or was not there: throws `new CallFailed(Reason)`. Where the
 *   connection was lost, the reason is `{nodedown, Node}`.
 * - Nothing in time: throws `new CallTimeout(timeout)`.
 */
export async function receiveResponse(
  self: Self,
  ref: Reference,
  timeout: number,
): Promise<Term> {
  return todo(2)
}

/** Task 2. `gen_server:call(Server, Request, Timeout)`: asks and waits. */
export async function call(
  self: Self,
  server: Server,
  request: Term,
  timeout: number,
): Promise<Term> {
  return todo(2)
}

/**
 * Task 3. `gen_server:reply(From, Reply)`. `from` is `{Caller, Tag}`, as it stood
 * in the request. Old callers have a bare reference as their tag: it is no alias.
 */
export function reply(sender: Sender, from: From, answer: Term): void {
  todo(3)
}

/**
 * Task 4. `gen_server:cast(Server, Request)`: sends `{'$gen_cast', Request}`.
 * Nobody is waited for.
 */
export function cast(self: Self, server: Server, request: Term): void {
  todo(4)
}

/**
 * Task 4. The server has received `message`: calls the callback that it is for, and
 * gives the next state. Around it runs
 * `for (;;) state = serve(self, callbacks, await self.receive(), state)`.
 */
export function serve<S>(
  self: Self,
  callbacks: Callbacks<S>,
  message: Term,
  state: S,
): S {
  return todo(4)
}
