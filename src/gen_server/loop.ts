/**
 * A server's own side: the callbacks a program writes, and the loop that calls them. What a callback returns reads as
 * in Erlang, with an array for the tuple: `return ['reply', n, n + 1]` for `{reply, N, N + 1}`. The state is any
 * JavaScript value and never leaves the process.
 * OTP: `gen_server:loop/7`, `decode_msg/9`, `handle_common_reply/8`.
 */
import { asErlangError } from '../process/erlang_error.ts'
import { ProcessEnded } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { CALL, type From, receiveWithin, reply } from './gen.ts'
import { answerSystem, SYSTEM } from './sys.ts'

/** A time-out, in milliseconds, after which `handleInfo` gets the atom `timeout` unless a message came before. */
type Timeout = [timeout?: number]

/** `{ok, State}`, `{stop, Reason}` or `ignore`. */
export type Started<S> = readonly ['ok', S, ...Timeout] | readonly ['stop', TermInput] | readonly ['ignore']

/** `{noreply, State}` or `{stop, Reason, State}`. */
export type Handled<S> = readonly ['noreply', S, ...Timeout] | readonly ['stop', TermInput, S]

/** Also `{reply, Reply, State}` or `{stop, Reason, Reply, State}`. */
export type Answered<S> =
  | Handled<S>
  | readonly ['reply', TermInput, S, ...Timeout]
  | readonly ['stop', TermInput, TermInput, S]

type Eventually<T> = T | Promise<T>

export interface GenServer<S> {
  init(self: Self): Eventually<Started<S>>
  /** A `call`. After `noreply`, answer later with `reply(self, from, Answer)`. */
  handleCall?(request: Term, from: From, state: S, self: Self): Eventually<Answered<S>>
  handleCast?(request: Term, state: S, self: Self): Eventually<Handled<S>>
  /** Any other message, or the atom `timeout`. */
  handleInfo?(message: Term, state: S, self: Self): Eventually<Handled<S>>
  /** Before the process ends by its own doing; an exit signal gives it no chance. */
  terminate?(reason: Term, state: S, self: Self): Eventually<void>
}

const CAST = t(atom('$gen_cast'), any)

/** What a callback said, as one record. */
interface Next<S> {
  readonly state: S
  readonly timeout: number
  readonly stop: TermInput | undefined
}

/** Serves until the server stops; then the process ends for the reason that was given. */
export async function enterLoop<S>(
  self: Self,
  server: GenServer<S>,
  state: S,
  timeout?: number,
): Promise<never> {
  let next = goOn(state, timeout)
  for (;;) {
    const message = (await receiveWithin(self, any, next.timeout)) ?? atom('timeout')
    const { state: before } = next
    try {
      next = await handle(self, server, message, before)
    } catch (error) {
      if (error instanceof ProcessEnded) throw error
      await server.terminate?.(asErlangError(error).exitReason, before, self)
      throw error
    }
    if (next.stop !== undefined) {
      await server.terminate?.(next.stop as Term, next.state, self)
      self.exit(next.stop)
    }
  }
}

async function handle<S>(self: Self, server: GenServer<S>, message: Term, state: S): Promise<Next<S>> {
  const called = match(CALL, message)
  if (called !== undefined) return handleCall(self, server, called[1], called[2], state)
  const cast = match(CAST, message)
  if (cast !== undefined) return toNext(await server.handleCast?.(cast[1], state, self), state)
  const system = match(SYSTEM, message)
  if (system !== undefined) {
    const reason = answerSystem(self, system[1], system[2])
    return reason === undefined ? goOn(state) : { ...goOn(state), stop: reason }
  }
  return toNext(await server.handleInfo?.(message, state, self), state)
}

async function handleCall<S>(
  self: Self,
  server: GenServer<S>,
  from: From,
  request: Term,
  state: S,
): Promise<Next<S>> {
  if (server.handleCall === undefined) throw new Error(`this server takes no calls: ${format(request)}`)
  const answered = await server.handleCall(request, from, state, self)
  if (answered[0] === 'reply') {
    const [, answer, after, timeout] = answered
    reply(self, from, answer)
    return goOn(after, timeout)
  }
  if (answered[0] === 'stop' && answered.length === 4) {
    const [, reason, answer, after] = answered
    reply(self, from, answer)
    return { ...goOn(after), stop: reason }
  }
  return toNext(answered as Handled<S>, state)
}

/** `undefined` where a server has no such callback: then the message is dropped and nothing changes. */
function toNext<S>(handled: Handled<S> | undefined, state: S): Next<S> {
  if (handled === undefined) return goOn(state)
  return handled[0] === 'noreply' ? goOn(handled[1], handled[2]) : { ...goOn(handled[2]), stop: handled[1] }
}

const goOn = <S>(state: S, timeout = Number.POSITIVE_INFINITY): Next<S> => ({
  state,
  timeout,
  stop: undefined,
})
