/**
 * The module `seq_trace`, for the process that calls it: the token that goes with what it says. What is told of it to a
 * tracer, `set_system_tracer/1` and `print`, is for real nodes: here the trace of the whole node tells more.
 * OTP: `seq_trace.erl`; the rules of tokens are in `signal/seq_trace.ts`.
 */
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { asToken, type SeqTrace } from '../signal/seq_trace.ts'
import { atom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'

/** What a tracer is told, by the bits of a token's flags. */
const FLAGS = new Map<Term | undefined, number>(
  ['send', 'receive', 'print', 'timestamp', 'strict_monotonic_timestamp', 'monotonic_timestamp'].map(
    (name, bit) => [atom(name), 1 << bit],
  ),
)

const LABEL = atom('label')
const SERIAL = atom('serial')

const flagsOf = ({ token }: SeqTrace): number => Number(token?.[0] ?? 0)

const tokenOf = ({ token }: SeqTrace): Term => (token ?? []) as unknown as Term

/** A component's value; `[]` where there is no token to have it. */
function component({ token }: SeqTrace, name: Term | undefined, flags: number): Term {
  const flag = FLAGS.get(name)
  if (flag !== undefined) return (flags & flag) !== 0
  if (name === LABEL) return token?.[1] ?? []
  if (name !== SERIAL) return badarg()
  return token === undefined ? [] : (t(token[4], token[2]) as unknown as Term)
}

/** `set_token(Component, Value)`: the value that was there, as of a token that is made for it. */
function setComponent(trace: SeqTrace, name: Term | undefined, value: Term): Term {
  component(trace, name, 0)
  const flag = FLAGS.get(name)
  if (flag !== undefined) arg(any.of(true, false), value)
  const counts = name === SERIAL ? arg(t(any.integer, any.integer), value) : undefined
  if (counts?.some((count) => count < 0)) badarg()
  trace.set({})
  const before = component(trace, name, flagsOf(trace))
  if (flag !== undefined)
    trace.set({ flags: value === true ? flagsOf(trace) | flag : flagsOf(trace) & ~flag })
  else if (counts === undefined) trace.set({ label: value })
  else trace.set({ serial: [counts[0], counts[1]] })
  return before
}

/** `set_token(Token)`, of which `From` is whoever sets it; `[]` clears, and gives the token that was there. */
function setToken({ seqTrace }: Self, given: Term): Term {
  if (isList(given) && (given as readonly Term[]).length === 0) {
    const before = tokenOf(seqTrace)
    seqTrace.clear()
    return before
  }
  const [flags, label, serial, , previous] = orBadarg(isTuple(given) ? asToken(given) : undefined)
  seqTrace.set({ flags, label, serial: [previous, serial] })
  return atom('ok')
}

export const seqTrace: CallableModule = {
  'get_token/0': (self) => tokenOf(self.seqTrace),
  'get_token/1': ({ seqTrace: trace }, name) => {
    const value = component(trace, name, flagsOf(trace))
    const isThere = trace.token !== undefined || FLAGS.has(name)
    return isThere ? (t(name as Term, value) as unknown as Term) : []
  },
  'set_token/1': (self, token) => setToken(self, token as Term),
  'set_token/2': ({ seqTrace: trace }, name, value) => setComponent(trace, name, value as Term),
}
