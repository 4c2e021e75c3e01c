/**
 * Kata 14: rpc. A function is called on another node, and whatever comes of it
 * comes back as a value. Over there waits a process named `rex`, the remote
 * execution server. The caller sends it a message, and gets one back:
 *
 *     {Caller, {call, Module, Function, Args, GroupLeader}}  →  {rex, Value}
 *
 * (The group leader says who prints for the function. Here nothing is printed: pass
 * the atom `user`, and ignore it.)
 */
import type { Atom, Functions, Mfa, Self, Term } from './given.ts'
import { todo } from './given.ts'

/**
 * Task 1. Calls the function, in the process `self`; resolves with what `rpc:call`
 * gives for it, and never rejects.
 *
 * - What the function returns is the value. What it throws is, too: for `rpc:call`,
 *   a throw is one more way to return.
 * - `exit(Reason)` gives `{badrpc, {'EXIT', Reason}}`.
 * - `error(Reason)` gives `{badrpc, {'EXIT', {Reason, StackTrace}}}`.
 */
export async function resultOf(
  self: Self,
  functions: Functions,
  mfa: Mfa,
): Promise<Term> {
  return todo(1)
}

/**
 * Task 2. `rex`, whose process is `self`, has received `message`. Around it runs
 * `for (;;) await serve(self, functions, await self.receive())`.
 *
 * - `{Caller, {call, Module, Function, Args, GroupLeader}}`: calls the function;
 *   `Caller` gets `{rex, Value}`.
 * - `{'$gen_cast', {cast, Module, Function, Args, GroupLeader}}`: calls it; nobody
 *   gets anything.
 * - Anything else is dropped.
 *
 * Some functions take an hour: nobody else waits for them. Some end the process in
 * which they run, or read its mailbox: that is not `rex`.
 */
export function serve(
  self: Self,
  functions: Functions,
  message: Term,
): Promise<void> | void {
  return todo(2)
}

/**
 * Task 3. Asks `rex` on `node`, and waits for the value, `timeout` milliseconds at
 * most. It never rejects:
 *
 * - `{badrpc, nodedown}`: the node, or its `rex`, is not there or goes away
 *   meanwhile.
 * - `{badrpc, timeout}`: no answer came in time. Should it come later, no later
 *   call takes it for its own.
 */
export async function call(
  self: Self,
  node: Atom,
  mfa: Mfa,
  timeout: number,
): Promise<Term> {
  return todo(3)
}

/**
 * Task 4. The same call on many nodes at once: `{Results, BadNodes}`. `Results` are
 * the values in the order of `nodes`, failures of the function among them. Nodes
 * that were down or gave no answer in time are in `BadNodes` instead.
 */
export async function multicall(
  self: Self,
  nodes: readonly Atom[],
  mfa: Mfa,
  timeout: number,
): Promise<Term> {
  return todo(4)
}

/**
 * Task 5. Since OTP 25, `rpc:call` does without `rex`: it spawns a process on the
 * other node that begins here, and monitors it. So the process tells how the call
 * went by the reason for which it ends:
 *
 *     {Ref, return, Value}
 *     {Ref, throw, Reason}
 *     {Ref, exit, Reason}
 *     {Ref, error, Reason, StackTrace}
 */
export async function executeCall(
  self: Self,
  functions: Functions,
  ref: Term,
  mfa: Mfa,
): Promise<never> {
  return todo(5)
}
