/** What goes wrong between a process and the BIFs it calls. */
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Term, TermInput } from '../term/term.ts'

/** OTP's `badarg`: the argument is not one that this call can take, now. The message says which and why. */
export class BadArg extends Error {
  override readonly name = 'BadArg'
}

/** OTP's `system_limit`. */
export class SystemLimit extends Error {
  override readonly name = 'SystemLimit'
}

/** What needs other nodes was asked of one that is `nonode@nohost`. OTP's `notalive`. */
export class NotAlive extends Error {
  override readonly name = 'NotAlive'

  constructor() {
    super('this node has no name, so there are no others for it: give it one with startDistribution')
  }
}

/** How many frames an error keeps of its stack; where an engine has no such limit, setting it is in vain. */
const stacks = Error as { stackTraceLimit?: number | undefined }

/**
 * Thrown by `self.exit(reason)`: unwinds the process, which then ends for that reason. It is no error, and many end each
 * second, since the answer to a call can be an exit reason; so nobody's stack is looked at, and its text is made for who
 * reads it.
 */
export class ExitReason extends Error {
  override readonly name = 'ExitReason'
  readonly reason: Term

  constructor(reason: Term) {
    const { stackTraceLimit } = stacks
    stacks.stackTraceLimit = 0
    super()
    stacks.stackTraceLimit = stackTraceLimit
    this.reason = reason
  }

  override get message(): string {
    return `exit(${format(this.reason)})`
  }
}

/** An exit travels inside a signal, so its reason nests one level less deep than a message may. */
export function copyReason(reason: TermInput): Term {
  const [copied] = copy([reason]) as Term[]
  return copied as Term
}

/** A process that is gone for everyone else called its `self` once more. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded'

  /** @param pid - The process, as Erlang prints its pid. */
  constructor(pid: string) {
    super(`the process ${pid} has ended: watch self.signal to stop what it awaits elsewhere`)
  }
}
