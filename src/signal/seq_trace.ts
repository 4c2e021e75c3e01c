/**
 * Sequential tracing, as rules: a token goes with whatever a process says, and with what is said in answer, over as many
 * processes and nodes as it takes. Nothing else changes by it; a tracer somewhere on the way (`seq_trace:set_system_tracer/1`
 * of a real node) sees which message followed from which:
 *
 *   {Flags, Label, Serial, From, Previous}
 *
 * `Serial` counts what is sent and received under tokens, so that it never falls on the way; `Previous` is the serial of
 * what the sender had received last. `Flags` say what a tracer is told.
 * OTP: seq_trace(3), "Trace Messages Sent to the System Tracer" and "Sequential Tracing".
 */
import type { Atom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { isTuple, type Tuple, t } from '../term/tuple.ts'

/** @inline */
type Serial = number | bigint

/** `From` is the process that sent it last; in the refusal of a spawn request, the node. */
export type Token = Tuple<
  readonly [flags: Serial, label: Term, serial: Serial, from: Pid | Atom, previous: Serial]
>

/** What the next message to a process makes of its token: another, none, or that it stays. */
export type Carried = Token | undefined | typeof KEEPS

/** What comes from the system itself, a `'DOWN'` or a timeout, leaves the token as it is. */
export const KEEPS = 'keeps'

/** The part of a signal that says its token, if it has one. */
export const under = (token: Token | undefined): { token?: Token } => (token === undefined ? {} : { token })

/** What goes with the reply to a request for a process that came under `token`. */
export function replyToken([flags, label, serial]: Token, from: Pid | Atom): Token {
  return t(flags, label, serial, from, asInteger(BigInt(serial) - 1n)) as Token
}

/** A BEAM's small integers end here; the count begins anew there. */
const SERIAL_BITS = 59

/** The token in `term`; `undefined` for what is none. */
export function asToken(term: Term | undefined): Token | undefined {
  if (!isTuple(term) || (term as readonly Term[]).length !== 5) return undefined
  const [flags, , serial, from, previous] = term as readonly Term[]
  const counts = [flags, serial, previous].every((count) => isInteger(count) && fits(count))
  return counts && (kindOf(from) === 'pid' || kindOf(from) === 'atom')
    ? (term as unknown as Token)
    : undefined
}

const fits = (count: Serial): boolean => BigInt.asIntN(SERIAL_BITS + 1, BigInt(count)) === BigInt(count)

const asInteger = (count: bigint): Serial => (count <= Number.MAX_SAFE_INTEGER ? Number(count) : count)

/** What of a token can be set. */
export interface TokenParts {
  readonly flags?: Serial
  readonly label?: Term
  readonly serial?: readonly [previous: Serial, current: Serial]
}

/** What one process knows of the trace: its token, and how far it has counted. */
export class SeqTrace {
  readonly #self: Pid
  #token: Token | undefined
  /** The highest serial that was sent or received. */
  #clock = 0n
  /** The serial that was received last. */
  #last = 0n

  /** Of the process `self`. */
  constructor(self: Pid) {
    this.#self = self
  }

  /** `seq_trace:get_token()`: what goes with the next message, but for its serial, which is counted up then. */
  get token(): Token | undefined {
    return this.#token
  }

  /** A message was received, by which the token is what `carried` says. @internal */
  received(carried: Carried): void {
    if (carried === KEEPS) return
    this.#token = carried
    if (carried !== undefined) this.#count(carried)
  }

  /** Something is sent: what goes with it. @internal */
  sent(): Token | undefined {
    if (this.#token === undefined) return undefined
    this.#clock = BigInt.asUintN(SERIAL_BITS, this.#clock + 1n)
    const [flags, label] = this.#token
    this.#token = t(flags, label, asInteger(this.#clock), this.#self, asInteger(this.#last)) as Token
    return this.#token
  }

  /** A process is asked for: what goes with that counts for the reply too, whose serial it has. @internal */
  requested(): Token | undefined {
    this.sent()
    return this.sent()
  }

  /** A process was spawned: what it was spawned under is its own, and its beginning is an answer that counts here too. @internal */
  inherited(child: SeqTrace): void {
    child.received(this.sent())
    const answer = child.sent()
    if (answer !== undefined) this.#count(answer)
  }

  /** `seq_trace:set_token(Component, Value)`: parts of the token, which is made if there is none. */
  set({ flags, label, serial }: TokenParts): void {
    const [oldFlags, oldLabel, oldSerial, from, oldPrevious] = this.#token ?? this.#fresh()
    const [previous, current] = serial ?? [oldPrevious, oldSerial]
    if (serial !== undefined) {
      this.#last = BigInt(previous)
      this.#clock = BigInt(current)
    }
    this.#token = t(flags ?? oldFlags, label ?? oldLabel, current, from, previous) as Token
  }

  /** `seq_trace:set_token([])`: nothing goes with what is sent. */
  clear(): void {
    this.#token = undefined
  }

  #fresh(): Token {
    return t(0, 0, 0, this.#self, asInteger(this.#last)) as Token
  }

  #count([, , serial]: Token): void {
    this.#last = BigInt(serial)
    if (this.#clock < this.#last) this.#clock = this.#last
  }
}
