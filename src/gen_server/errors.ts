/**
 * Why a call gave no answer.
 * OTP: the exit reasons of `gen_server:call/3`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/**
 * The server ended, or was never there. A process that does not catch it ends as an Erlang one would: for
 * `{noproc, {gen_server, call, Args}}`.
 */
export class CallFailed extends ErlangError {
  override readonly name = 'CallFailed'
  /** `noproc`, `{nodedown, Node}`, `calling_self`, or the reason for which the server ended. */
  readonly why: Term

  /**
   * @param why - `noproc`, `{nodedown, Node}`, `calling_self`, or the reason for which the server ended.
   * @param where - The call, as the exit reason has it.
   */
  constructor(why: Term, where?: Term) {
    super('exit', where === undefined ? why : pair(why, where))
    this.message = `the call failed: ${format(why)}`
    this.why = why
  }
}

/** No answer came in time. The exit reason is `timeout`, or `{timeout, {gen_server, call, Args}}`. */
export class CallTimeout extends ErlangError {
  override readonly name = 'CallTimeout'
  /** How long was waited, in milliseconds. */
  readonly ms: number

  /**
   * @param ms - How long was waited, in milliseconds.
   * @param where - The call, as the exit reason has it.
   */
  constructor(ms: number, where?: Term) {
    super('exit', where === undefined ? atom('timeout') : pair(atom('timeout'), where))
    this.message = `no answer within ${ms} ms`
    this.ms = ms
  }
}

const pair = (a: Term, b: Term): Term => t(a, b) as unknown as Term
