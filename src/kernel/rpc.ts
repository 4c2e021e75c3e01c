/**
 * The module `rpc`, for callers on this node: the shell, and functions that are called from elsewhere.
 * OTP: `rpc.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { call, cast } from '../rpc/rpc.ts'
import type { Atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg } from './arguments.ts'

const name = (value: Term | undefined): Atom | boolean => arg(any.atom, value)

export const rpc: CallableModule = {
  'call/4': (self, node, module, f, args) =>
    call(self, name(node) as Atom, name(module), name(f), arg(any.list, args)),
  'call/5': (self, node, module, f, args, timeout) =>
    call(self, name(node) as Atom, name(module), name(f), arg(any.list, args), arg(any.small, timeout)),
  'cast/4': (self, node, module, f, args) => {
    cast(self, name(node) as Atom, name(module), name(f), arg(any.list, args))
    return true
  },
}
