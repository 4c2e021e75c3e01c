/**
 * What a server tells of itself while somebody debugs it: each message in, each answer out, each new state. `sys:trace/2`
 * prints these events, `sys:log/2` keeps the last of them, `sys:statistics/2` counts them, `sys:install/2` hands them to a
 * function.
 * OTP: `sys.erl`, `handle_debug/4`; `gen_server.erl`, `print_event/3`.
 */
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { CALL } from './gen.ts'
import { Installed } from './installed.ts'

/** `{in, Message}`, `{out, Reply, From, State}`, `{noreply, State}`, `{continue, Value}`. */
export type SystemEvent = Term

/** The events that `sys:log(Server, true)` keeps. */
const USUAL_LOG = 10
/** The most that are kept: who asks for more has the last of them, and this node its memory. */
const LONGEST_LOG = 1000

const CAST = t(atom('$gen_cast'), any)
const IN = t(atom('in'), any)
const OUT = t(atom('out'), any, t(any, any), any)
const STATE = t(atom('noreply'), any)
const INSTALL = t(atom('install'), any.of(t(any, any, any), t(any, any)))
const REMOVE = t(atom('remove'), any)
const NEW_LOG = t(atom('log'), t(atom('true'), any.small))

interface Statistics {
  readonly since: Term
  in: number
  out: number
}

export class Debug {
  /** Whether anybody wants to know: most servers never make an event. */
  on = false
  #traced = false
  #log: { readonly longest: number; readonly events: SystemEvent[] } | undefined
  #statistics: Statistics | undefined
  readonly #installed = new Installed()

  /** What `sys:get_status/1` shows as logged. */
  get logged(): readonly SystemEvent[] {
    return this.#log?.events ?? []
  }

  /** Something happened in the server called `name`. */
  event(self: Self, name: Term, event: SystemEvent): void {
    if (this.#traced) print(self, name, event)
    if (this.#log !== undefined) {
      const { events, longest } = this.#log
      events.push(event)
      if (events.length > longest) events.shift()
    }
    this.#installed.tell(self, name, event)
    this.#switch()
    if (this.#statistics === undefined) return
    if (match(IN, event) !== undefined) this.#statistics.in++
    else if (match(OUT, event) !== undefined) this.#statistics.out++
  }

  /** `{debug, Command}` of the process `from`: what is answered. A file (`sys:log_to_file/2`) is not to be had here. */
  command(self: Self, name: Term, command: Term, from: Pid): Term {
    const answer = this.#install(command, from) ?? this.#obey(self, name, command)
    this.#switch()
    return answer
  }

  /** A function that was installed may take itself off. */
  #switch(): void {
    const isKept = this.#log !== undefined || this.#statistics !== undefined
    this.on = this.#traced || isKept || !this.#installed.isEmpty
  }

  /** `{install, {Func, State}}`, `{install, {FuncId, Func, State}}` or `{remove, FuncOrFuncId}`. */
  #install(command: Term, from: Pid): Term | undefined {
    const removed = match(REMOVE, command)
    if (removed !== undefined) this.#installed.remove(removed[1])
    const given = match(INSTALL, command)?.[1] as readonly Term[] | undefined
    if (given === undefined) return removed && OK
    const [id, fun, state] = [given[0], given.at(-2), given.at(-1)] as [Term, Term, Term]
    return this.#installed.add({ id, fun, state, from }) ? OK : t(atom('error'), atom('system_limit'))
  }

  #obey(self: Self, name: Term, command: Term): Term {
    const longest = match(NEW_LOG, command)?.[1][1]
    if (longest !== undefined && longest > 0) return this.#keep(longest)
    switch (format(command)) {
      case '{trace,true}':
      case '{trace,false}':
        this.#traced = format(command) === '{trace,true}'
        return OK
      case '{log,true}':
        return this.#keep(USUAL_LOG)
      case '{log,false}':
        this.#log = undefined
        return OK
      case '{log,get}':
        return t(OK, [...this.logged]) as unknown as Term
      case '{log,print}':
        for (const event of this.logged) print(self, name, event)
        return OK
      case '{statistics,true}':
        this.#statistics ??= { since: localTime(), in: 0, out: 0 }
        return OK
      case '{statistics,false}':
        this.#statistics = undefined
        return OK
      case '{statistics,get}':
        return t(OK, this.#counted()) as unknown as Term
      case 'no_debug':
        this.#traced = false
        this.#log = undefined
        this.#statistics = undefined
        this.#installed.clear()
        return OK
      case '{log_to_file,false}':
        return OK
    }
    return match(t(atom('log_to_file'), any), command) === undefined
      ? atom('unknown_debug')
      : (t(atom('error'), atom('open_file')) as unknown as Term)
  }

  /** A log that is kept already stays as long as it is. */
  #keep(wanted: number): Term {
    this.#log ??= { longest: Math.min(wanted, LONGEST_LOG), events: [] }
    return OK
  }

  /** Reductions are a BEAM's measure of work, and none are counted here. */
  #counted(): Term {
    if (this.#statistics === undefined) return atom('no_statistics')
    const { since, in: received, out } = this.#statistics
    const counted = [
      t(atom('start_time'), since),
      t(atom('current_time'), localTime()),
      t(atom('reductions'), 0),
      t(atom('messages_in'), received),
      t(atom('messages_out'), out),
    ]
    return counted as unknown as Term
  }
}

const OK = atom('ok') as Term

/** `{{Year, Month, Day}, {Hour, Minute, Second}}` */
function localTime(): Term {
  const now = new Date()
  const day = t(now.getFullYear(), now.getMonth() + 1, now.getDate())
  return t(day, t(now.getHours(), now.getMinutes(), now.getSeconds())) as unknown as Term
}

/** Prints where the server prints. A process of its own says it, so that the device's answer is in nobody's way. */
function print(self: Self, name: Term, event: SystemEvent): void {
  const line = binary(`*DBG* ${format(name)} ${words(event)}\n`)
  self.spawn((clerk) =>
    clerk.send(
      clerk.groupLeader,
      t(atom('io_request'), clerk.pid, clerk.makeRef(), t(atom('put_chars'), atom('unicode'), line)),
    ),
  )
}

function words(event: SystemEvent): string {
  const message = match(IN, event)?.[1]
  if (message !== undefined) {
    const call = match(CALL, message)
    if (call !== undefined) return `got call ${format(call[2])} from ${format(call[1][0])}`
    const cast = match(CAST, message)
    return cast === undefined ? `got ${format(message)}` : `got cast ${format(cast[1])}`
  }
  const out = match(OUT, event)
  if (out !== undefined)
    return `sent ${format(out[1])} to ${format(out[2][0] as Pid)}, new state ${format(out[3])}`
  const state = match(STATE, event)
  return state === undefined ? `dbg  ${format(event)}` : `new state ${format(state[1])}`
}
