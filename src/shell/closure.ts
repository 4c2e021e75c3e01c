/**
 * Funs made in the shell: a term to everyone, with its clauses kept aside. Their code cannot leave this JavaScript
 * process; another node gets a fun that it can keep and send back, but not call.
 */
import { Writer } from '../bytes/writer.ts'
import { encodeInto } from '../etf/encode.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { Fun } from '../term/fun.ts'
import type { Bindings } from './bindings.ts'
import type { Clause, Expression } from './syntax.ts'

export interface Closure {
  readonly clauses: readonly Clause[]
  /** The variable by which its body calls it. */
  readonly name: string | undefined
  /** The variables as they were when the fun was made. */
  readonly bindings: Bindings
}

const closures = new WeakMap<Fun, Closure>()
let made = 0

export function makeFun(
  { name, clauses }: Extract<Expression, { kind: 'fun' }>,
  bindings: Bindings,
  self: Self,
): Fun {
  const arity = clauses[0]?.patterns.length ?? 0
  const fun = new Fun(atom('erl_eval'), arity, bytesOf(arity, made++, self))
  closures.set(fun, { name, clauses, bindings: bindings.fork() })
  return fun
}

/** `undefined` for a fun that was not made here. */
export function closureOf(fun: Fun): Closure | undefined {
  return closures.get(fun)
}

/** NEW_FUN_EXT behind its size: arity, Uniq, Index, NumFree, then Module, OldIndex, OldUniq and Pid as terms. */
function bytesOf(arity: number, index: number, self: Self): Uint8Array {
  const writer = new Writer(64)
  writer.u8(arity)
  writer.bytes(new Uint8Array(16))
  writer.u32(index)
  writer.u32(0)
  for (const term of [atom('erl_eval'), index, 0, self.pid]) encodeInto(writer, term)
  return writer.toBytes()
}
