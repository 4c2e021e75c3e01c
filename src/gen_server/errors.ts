/**
 * Why a call to a server gave no answer. In OTP the caller exits: with `{noproc, …}`, `{{nodedown, Node}, …}` or the
 * server's own exit reason for the first, with `{timeout, …}` for the second.
 * OTP: `gen_server:call/2,3`, "exits".
 */
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'

/** The server ended, or was never there; `reason` says why, as its `'DOWN'` message did. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly reason: Term

  constructor(reason: Term) {
    super(`the call failed: ${format(reason)}`)
    this.reason = reason
  }
}

/** No answer came in time. */
export class CallTimeout extends Error {
  override readonly name = 'CallTimeout'

  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
  }
}
