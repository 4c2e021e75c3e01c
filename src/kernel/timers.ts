/**
 * The timer BIFs: messages to a process of this node that come later. A timer belongs to the node, not to who started
 * it, so one that an `rpc` started goes on when the call is over.
 * OTP: `erlang:send_after/3,4`, `start_timer/3,4`, `read_timer/1,2`, `cancel_timer/1,2`.
 */
import type { Destination } from '../process/destination.ts'
import { BadArg } from '../process/errors.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Reference } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

export function timerBifs(runtime: Runtime): CallableModule {
  return {
    ...starting(runtime, 'send_after', (ms, to, message) => runtime.sendAfter(ms, to, message)),
    ...starting(runtime, 'start_timer', (ms, to, message) => runtime.startTimer(ms, to, message)),
    ...asking('cancel_timer', (timer) => runtime.timers.cancel(timer)),
    ...asking('read_timer', (timer) => runtime.timers.read(timer)),
  }
}

type Start = (ms: number, to: Destination, message: Term) => Reference

/** With four arguments the last is `[{abs, true}]`: then the time is one of `monotonic_time(millisecond)`. */
function starting({ env }: Runtime, name: string, start: Start): CallableModule {
  const begin = (time: Term | undefined, to: Term | undefined, message: Term | undefined, from: number) => {
    const ms = arg(any.small, time) - from
    try {
      return start(
        from === 0 ? ms : Math.max(0, ms),
        arg(any.of(any.pid, any.atom), to) as Destination,
        message as Term,
      )
    } catch (error) {
      throw error instanceof BadArg ? badarg() : error
    }
  }
  return {
    [`${name}/3`]: (_self, time, to, message) => begin(time, to, message, 0),
    [`${name}/4`]: (_self, time, to, message, options) =>
      begin(time, to, message, flags(options, ['abs']).abs === true ? Math.floor(env.clock.now()) : 0),
  }
}

/** Options: with `{async, true}` the answer comes as a message, with `{info, false}` there is none. */
function asking(name: string, ask: (timer: Reference) => number | false): CallableModule {
  return {
    [`${name}/1`]: (_self, timer) => ask(arg(any.reference, timer)),
    [`${name}/2`]: (self: Self, timer, options) => {
      const reference = arg(any.reference, timer)
      const { async = false, info = true } = flags(
        options,
        name === 'read_timer' ? ['async'] : ['async', 'info'],
      )
      const left = ask(reference)
      if (async && info) self.send(self.pid, t(atom(name), reference, left))
      return async || !info ? atom('ok') : left
    },
  }
}

/** `[{async, true}]` as `{async: true}`; an option of another name is `badarg`. */
function flags(options: Term | undefined, known: readonly string[]): { readonly [name: string]: boolean } {
  return Object.fromEntries(
    arg(any.list, options).map((option): [string, boolean] => {
      const [name, value] = match(t(any.atom, any.boolean), option) ?? badarg()
      return known.includes(String(name)) ? [String(name), value] : badarg()
    }),
  )
}
