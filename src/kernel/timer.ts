/**
 * The module `timer`: waiting, measuring, and units of time.
 * OTP: `timer.erl`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import { atom } from '../term/atom.ts'
import { any, matches } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'
import { multiply } from './arithmetic.ts'
import { timerLater } from './timer_later.ts'

/** No `receive … after` waits longer: 49.7 days. */
const MAX_SLEEP = 2 ** 32 - 1

export const timer = (runtime: Runtime): CallableModule => ({
  ...timerLater(runtime),
  ...timerNow(runtime),
})

const timerNow = ({ env: { clock }, modules }: Runtime): CallableModule => ({
  /** `{Microseconds, Value}`. */
  'tc/3': async (self, module, name, args) => {
    const start = clock.now()
    const value = await modules.apply(self, arg(any.atom, module), arg(any.atom, name), arg(any.list, args))
    return t(Math.round((clock.now() - start) * 1000), value)
  },
  'sleep/1': (self, ms) => {
    if (ms === atom('infinity')) return new Promise(() => {})
    if (!matches(any.small, ms) || (ms as number) < 0 || (ms as number) > MAX_SLEEP)
      throw new ErlangError('error', atom('timeout_value'))
    return new Promise((resolve) => {
      const waking = clock.setTimer(ms as number, () => resolve(atom('ok')))
      self.signal.addEventListener('abort', () => waking.cancel())
    })
  },
  'seconds/1': (_self, n) => multiply(n, 1000),
  'minutes/1': (_self, n) => multiply(n, 60_000),
  'hours/1': (_self, n) => multiply(n, 3_600_000),
})
