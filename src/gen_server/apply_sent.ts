/**
 * A fun that somebody sent, to be applied here. `fun M:F/A` is a name, which is looked up here. Any other fun is code for a
 * BEAM: it is run by the node that sent it, and its value comes back.
 * OTP applies both in the server itself: what debugs a server is code that both nodes have.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName } from '../term/atom.ts'
import type { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** As long as `sys` itself waits for an answer, in milliseconds. */
const TIMEOUT = 5000

/** The value, or a promise of it. Throws what the fun raises, and `error:{badfun, Fun}` for what is none. */
export function applySent(self: Self, sender: Pid, fun: Term, args: readonly Term[]): unknown {
  if (kindOf(fun) !== 'fun' && kindOf(fun) !== 'export')
    throw new ErlangError('error', t(atom('badfun'), fun) as unknown as Term)
  if (kindOf(fun) === 'export') {
    const { module, function: name } = fun as Export
    return self.apply(atomName(module), atomName(name), args)
  }
  if (sender.home === self.pid.home) return self.apply('erlang', 'apply', [fun, args])
  const call = [sender.node, atom('erlang'), atom('apply'), [fun, args], TIMEOUT] as unknown as Term[]
  return self.apply('erpc', 'call', call)
}
