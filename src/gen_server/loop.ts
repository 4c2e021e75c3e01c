/**
 * A server's own side: the callbacks a program writes, and the loop that calls them. What a callback returns reads as
 * in Erlang, with an array for the tuple: `return ['reply', n, n + 1]` for `{reply, N, N + 1}`. The state is any
 * JavaScript value and never leaves the process.
 * OTP: `gen_server:loop/7`, `decode_msg/9`, `handle_common_reply/8`.
 */
import { asErlangError } from '../process/erlang_error.ts'
import { ProcessEnded } from '../process/errors.ts'
import { chain, type Eventually, isPromise } from '../process/eventually.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Debug, type SystemEvent } from './debug.ts'
import { CALL, type From, receiveWithin, reply } from './gen.ts'
import { bareName, type ServerName } from './server_name.ts'
import { answerSystem, asTerm, badReturn, SYSTEM } from './sys.ts'

/**
 * What the server does after a callback. A number: milliseconds, after which `handleInfo` gets the atom `timeout`,
 * unless a message comes before. `['continue', Value]`: calls `handleContinue` at once, before any message.
 * `'hibernate'`: what saves memory on a BEAM; here it does nothing.
 */
export type Action = number | 'hibernate' | readonly ['continue', unknown]

/** `{ok, State}`, `{stop, Reason}` or `ignore`. */
export type Started<S> =
  | readonly ['ok', state: S, action?: Action]
  | readonly ['stop', reason: TermInput]
  | readonly ['ignore']

/** `{noreply, State}` or `{stop, Reason, State}`. */
export type Handled<S> =
  | readonly ['noreply', state: S, action?: Action]
  | readonly ['stop', reason: TermInput, state: S]

/** As `Handled`, and `{reply, Reply, State}` or `{stop, Reason, Reply, State}` besides. */
export type Answered<S> =
  | Handled<S>
  | readonly ['reply', reply: TermInput, state: S, action?: Action]
  | readonly ['stop', reason: TermInput, reply: TermInput, state: S]

/** The callbacks of a server, see gen_server(3). Its state may be any JavaScript value: it never leaves the server. */
export interface GenServer<S> {
  /** Gives the first state, or says why the server does not start. Whoever starts it waits until then. */
  init(self: Self): Started<S> | Promise<Started<S>>
  /** A `call`. After `noreply`, answer later with `reply(self, from, Answer)`. */
  handleCall?(request: Term, from: From, state: S, self: Self): Answered<S> | Promise<Answered<S>>
  /** A `cast`: a request that nobody waits for. */
  handleCast?(request: Term, state: S, self: Self): Handled<S> | Promise<Handled<S>>
  /** Any other message, or the atom `timeout`. */
  handleInfo?(message: Term, state: S, self: Self): Handled<S> | Promise<Handled<S>>
  /** What `init` or another callback put off until it had returned: the value of its `['continue', Value]`. */
  handleContinue?(value: unknown, state: S, self: Self): Handled<S> | Promise<Handled<S>>
  /**
   * Before the process ends by its own doing, or by its parent's if it traps exits. Any other exit signal gives it no
   * chance.
   */
  terminate?(reason: Term, state: S, self: Self): void | Promise<void>
}

/** Only who traps exits gets it. */
const exitOf = (parent: Pid) => t(atom('EXIT'), parent, any)

const CAST = t(atom('$gen_cast'), any)

/** What a server is beyond its callbacks. @inline */
export interface Served {
  /** As it was started; by default it has no name. */
  readonly name?: ServerName | undefined
  /** Whom it is linked with by its start: with the parent's end it ends. */
  readonly parent?: Pid | undefined
}

/** What a callback said, as one record. */
interface Turn<S> {
  readonly state: S
  readonly action?: Action | undefined
  readonly suspended?: boolean
  readonly stop?: TermInput | undefined
}

/** `gen_server:enter_loop/3`: serves until the server stops; then the process ends for the reason that was given. */
export function enterLoop<S>(
  self: Self,
  server: GenServer<S>,
  state: S,
  action?: Action,
  served: Served = {},
): Promise<never> {
  return new Loop(self, server, served).run({ state, action })
}

class Loop<S> {
  readonly #self: Self
  readonly #server: GenServer<S>
  readonly #parent: Pid
  readonly #name: Term
  readonly #parentsEnd: ReturnType<typeof exitOf>
  readonly #debug = new Debug()

  constructor(self: Self, server: GenServer<S>, { name, parent = self.pid }: Served) {
    this.#self = self
    this.#server = server
    this.#parent = parent
    this.#name = name === undefined ? self.pid : bareName(name)
    this.#parentsEnd = exitOf(parent)
  }

  async run(first: Turn<S>): Promise<never> {
    for (let turn = first; ; ) {
      const { state } = turn
      try {
        const next = this.#comesAtOnce(turn) ?? this.#handle(await this.#receive(turn), turn)
        turn = isPromise(next) ? await next : next
      } catch (error) {
        if (error instanceof ProcessEnded) throw error
        await this.#server.terminate?.(asErlangError(error).exitReason, state, this.#self)
        throw error
      }
      if (turn.stop === undefined) continue
      await this.#server.terminate?.(turn.stop as Term, turn.state, this.#self)
      this.#self.exit(turn.stop)
    }
  }

  /** What is done before any message. */
  #comesAtOnce({ state, action, suspended }: Turn<S>): Eventually<Turn<S>> | undefined {
    if (suspended || typeof action !== 'object') return undefined
    const [tag, value] = action
    if (tag !== 'continue') return badReturn([tag, value])
    if (this.#server.handleContinue === undefined)
      throw new Error('a callback said "continue", and there is no handleContinue')
    if (this.#debug.on) this.#tell(t(atom('continue'), asTerm(value)))
    return chain(this.#server.handleContinue(value, state, this.#self), this.#afterwards)
  }

  #receive({ action, suspended }: Turn<S>): Promise<Term> {
    if (suspended) return this.#self.receive(any.of(SYSTEM, this.#parentsEnd))
    if (typeof action !== 'number') return this.#self.receive()
    return receiveWithin(this.#self, any, action).then((message) => message ?? atom('timeout'))
  }

  #handle(message: Term, turn: Turn<S>): Eventually<Turn<S>> {
    const { state } = turn
    if (turn.suspended) return this.#handleSystem(message, turn)
    if (this.#debug.on && !this.#isSystem(message)) this.#tell(t(atom('in'), message))
    const called = match(CALL, message)
    if (called !== undefined) return this.#handleCall(called[1], called[2], state)
    const cast = match(CAST, message)
    if (cast !== undefined) {
      if (this.#server.handleCast === undefined) return this.#afterwards(['noreply', state])
      return chain(this.#server.handleCast(cast[1], state, this.#self), this.#afterwards)
    }
    if (this.#isSystem(message)) return this.#handleSystem(message, turn)
    if (this.#server.handleInfo === undefined) return this.#afterwards(['noreply', state])
    return chain(this.#server.handleInfo(message, state, this.#self), this.#afterwards)
  }

  #isSystem(message: Term): boolean {
    return match(SYSTEM, message) !== undefined || match(this.#parentsEnd, message) !== undefined
  }

  #tell(event: unknown): void {
    this.#debug.event(this.#self, this.#name, event as SystemEvent)
  }

  /** A system message leaves everything as it was but what it names, or it is the end. */
  #handleSystem(message: Term, turn: Turn<S>): Eventually<Turn<S>> {
    const end = match(this.#parentsEnd, message)
    if (end !== undefined) return { ...turn, stop: end[2] }
    const [, from, request] = match(SYSTEM, message) ?? badReturn(message)
    const { state, suspended = false } = turn
    const about = { name: this.#name, parent: this.#parent, state, suspended, debug: this.#debug }
    return chain(answerSystem(this.#self, from, request, about), (verdict) => {
      if (typeof verdict === 'string')
        return verdict === 'as before' ? turn : { ...turn, suspended: verdict === 'suspend' }
      return 'state' in verdict
        ? { ...turn, state: verdict.state as S }
        : { ...turn, stop: verdict.terminate }
    })
  }

  #handleCall(from: From, request: Term, state: S): Eventually<Turn<S>> {
    if (this.#server.handleCall === undefined)
      throw new Error(`this server takes no calls: ${format(request)}`)
    const answered = this.#server.handleCall(request, from, state, this.#self)
    return chain(answered, (said) => this.#answer(from, said))
  }

  #answer(from: From, answered: Answered<S>): Turn<S> {
    if (answered?.[0] === 'reply') {
      const [, answer, after, action] = answered
      this.#reply(from, answer, after)
      return { state: after, action }
    }
    if (answered?.[0] === 'stop' && answered.length === 4) {
      const [, stop, answer, after] = answered
      this.#reply(from, answer, after)
      return { state: after, stop }
    }
    return this.#afterwards(answered as Handled<S>)
  }

  #reply(from: From, answer: TermInput, after: S): void {
    reply(this.#self, from, answer)
    if (this.#debug.on) this.#tell(t(atom('out'), asTerm(answer), from, asTerm(after)))
  }

  /** A callback in JavaScript can give anything. */
  readonly #afterwards = (handled: Handled<S> | undefined): Turn<S> => {
    if (handled?.[0] === 'stop') return { state: handled[2], stop: handled[1] }
    if (handled?.[0] !== 'noreply') return badReturn(handled)
    if (this.#debug.on) this.#tell(t(atom('noreply'), asTerm(handled[1])))
    return { state: handled[1], action: handled[2] }
  }
}
