/**
 * The part of the module `timer` that does something later: `send_after`, `apply_interval` and their like. Each timer is a
 * process that waits; what repeats itself for another process ends with it.
 * OTP: `timer.erl`, where one server does it for all.
 */
import type { Destination } from '../process/destination.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { any, match, matches, Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** Milliseconds. Longer waits overflow the timers of JavaScript: 24.8 days. */
const TIME = new Pattern<number>(
  'milliseconds, from 0 to 2147483647',
  (ms) => Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) < 2 ** 31,
)
const DESTINATION = any.of(any.pid, any.atom, t(any.atom, any.atom))
const TIMER = t(any.of(atom('once'), atom('interval')), any.pid)
const DOWN = t(atom('DOWN'), any.reference, any, any, any)
const BAD: Term = t(atom('error'), atom('badarg')) as unknown as Term

type Kind = 'once' | 'interval'
type Act = (self: Self) => unknown

export function timerLater(runtime: Runtime): CallableModule {
  /** The processes that wait: nobody else is ended by `cancel`. */
  const waiting = new Set<string>()

  /** `{ok, TRef}` */
  const start = (kind: Kind, time: number, act: Act, whose?: Pid): Term => {
    const pid = runtime.spawn(async (self) => {
      self.signal.addEventListener('abort', () => waiting.delete(self.pid[KEY]))
      if (whose !== undefined) self.monitor(whose)
      const { clock } = runtime.env
      for (let next = clock.now() + time; ; ) {
        const heard = await self.receive(any, { after: Math.max(0, next - clock.now()) })
        if (match(DOWN, heard) !== undefined) return
        if (heard !== undefined) continue
        act(self)
        if (kind === 'once') return
        next = Math.max(next + time, clock.now() + 1)
      }
    })
    waiting.add(pid[KEY])
    return t(atom('ok'), t(atom(kind), pid)) as unknown as Term
  }

  /** The destination, or whoever calls, before the last argument. */
  const sending =
    (kind: Kind, act: (to: Term, what: Term) => Act): Callable =>
    (self, time, ...more) => {
      const [to, what] = (more.length === 1 ? [self.pid, ...more] : more) as [Term, Term]
      if (!matches(TIME, time) || !matches(DESTINATION, to)) return BAD
      const known = kindOf(to) === 'pid' ? (to as Pid) : undefined
      return start(kind, time as number, act(to, what), kind === 'interval' ? known : undefined)
    }
  const applying =
    (kind: Kind): Callable =>
    (_self, time, module, name, args) => {
      const call = match(t(any.atom, any.atom, any.list), t(module, name, args))
      if (!matches(TIME, time) || call === undefined) return BAD
      // By a process of its own: what it raises ends no timer.
      return start(kind, time as number, (own) =>
        own.spawn((worker) => worker.apply(atomName(call[0]), atomName(call[1]), call[2])),
      )
    }

  const message =
    (to: Term, what: Term): Act =>
    (self) =>
      self.send(to as Destination, what)
  const exit =
    (to: Term, why: Term): Act =>
    (self) => {
      const pid = kindOf(to) === 'pid' ? (to as Pid) : runtime.whereis(to as Atom)
      if (pid !== undefined) self.exit(pid, why)
    }
  const [sendAfter, sendInterval] = [sending('once', message), sending('interval', message)]
  const exitAfter = sending('once', exit)
  return {
    'send_after/2': sendAfter,
    'send_after/3': sendAfter,
    'send_interval/2': sendInterval,
    'send_interval/3': sendInterval,
    'exit_after/2': exitAfter,
    'exit_after/3': exitAfter,
    'kill_after/1': (self, time) => exitAfter(self, time as Term, atom('kill')),
    'kill_after/2': (self, time, to) => exitAfter(self, time as Term, to as Term, atom('kill')),
    'apply_after/4': applying('once'),
    'apply_interval/4': applying('interval'),
    'cancel/1': (_self, timer) => {
      const pid = match(TIMER, timer)?.[1]
      if (pid === undefined) return BAD
      if (waiting.has(pid[KEY])) runtime.exit(pid, atom('kill'))
      return t(atom('ok'), atom('cancel'))
    },
  }
}
