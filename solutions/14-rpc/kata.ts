/**
 * Kata 14, solved.
 */
import type { Atom, Functions, Mfa, Self, Term } from './given.ts'
import { any, atom, ErlangError, equals, inNewProcess, match, t } from './given.ts'

const badRpc = (reason: Term): Term => t(atom('badrpc'), reason)
const NODE_DOWN = badRpc(atom('nodedown'))
const TIMEOUT = badRpc(atom('timeout'))

export async function resultOf(
  self: Self,
  functions: Functions,
  mfa: Mfa,
): Promise<Term> {
  try {
    return await functions.apply(self, mfa)
  } catch (error) {
    if (!(error instanceof ErlangError)) throw error
    const { class: kind, reason, stackTrace } = error
    if (kind === 'throw') return reason
    return badRpc(t(atom('EXIT'), kind === 'exit' ? reason : t(reason, stackTrace)))
  }
}

const CALL = t(any.pid, t(atom('call'), any, any, any, any))
const CAST = t(atom('$gen_cast'), t(atom('cast'), any, any, any, any))

export function serve(self: Self, functions: Functions, message: Term): void {
  const [caller, call] = match(CALL, message) ?? []
  const [, cast] = match(CAST, message) ?? []
  const [, module, name, args] = call ?? cast ?? []
  if (module === undefined || name === undefined || args === undefined) return
  self.spawn(async (own) => {
    const value = await resultOf(own, functions, [module, name, args])
    if (caller !== undefined) own.send(caller, t(atom('rex'), value))
  })
}

export function call(
  self: Self,
  node: Atom,
  [module, name, args]: Mfa,
  timeout: number,
): Promise<Term> {
  // An answer bears no reference: all that tells it from another is who it goes to.
  // So each call is a process.
  return inNewProcess(self, async (own) => {
    const rex = { name: atom('rex'), node }
    const watch = own.monitor(rex)
    own.send(rex, t(own.pid, t(atom('call'), module, name, args, atom('user'))))
    const answer = t(atom('rex'), any)
    const down = t(atom('DOWN'), watch, any, any, any)
    const message = await own.receive(any.of(answer, down), { after: timeout })
    return message === undefined
      ? TIMEOUT
      : (match(answer, message)?.[1] ?? NODE_DOWN)
  })
}

export async function multicall(
  self: Self,
  nodes: readonly Atom[],
  mfa: Mfa,
  timeout: number,
): Promise<Term> {
  const values = await Promise.all(
    nodes.map((node) => call(self, node, mfa, timeout)),
  )
  const isBad = (value: Term | undefined): boolean =>
    equals(value, NODE_DOWN) || equals(value, TIMEOUT)
  return t(
    values.filter((value) => !isBad(value)),
    nodes.filter((_, i) => isBad(values[i])),
  )
}

export async function executeCall(
  self: Self,
  functions: Functions,
  ref: Term,
  mfa: Mfa,
): Promise<never> {
  self.exit(await outcome(functions.apply(self, mfa), ref))
}

async function outcome(result: Promise<Term>, ref: Term): Promise<Term> {
  try {
    return t(ref, atom('return'), await result)
  } catch (error) {
    if (!(error instanceof ErlangError)) throw error
    const { class: kind, reason, stackTrace } = error
    return kind === 'error'
      ? t(ref, atom(kind), reason, stackTrace)
      : t(ref, atom(kind), reason)
  }
}
