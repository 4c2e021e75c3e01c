/**
 * The module `os`. The variables of the environment, where passwords lie, and the commands of the machine are not for
 * peers: `notsup`, as all that a node refuses on purpose.
 * OTP: `os.erl`.
 */
import type { Clock } from '../env/env.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { t } from '../term/tuple.ts'
import { orNotSup, refused } from './arguments.ts'
import type { Platform } from './platform.ts'
import { timestamp } from './time.ts'
import { inUnit, nanoseconds } from './time_unit.ts'

export const os = (clock: Clock, platform?: Platform): CallableModule => ({
  'system_time/0': () => inUnit(nanoseconds(clock.calendar())),
  'system_time/1': (_self, unit) => inUnit(nanoseconds(clock.calendar()), unit),
  'timestamp/0': () => timestamp(clock),
  'perf_counter/0': () => inUnit(nanoseconds(clock.now())),
  'perf_counter/1': (_self, unit) => inUnit(nanoseconds(clock.now()), unit),
  'type/0': () => t(...orNotSup(platform).type.map((name) => atom(name))),
  'version/0': () => t(...orNotSup(platform).version),
  'getpid/0': () => charlist(String(orNotSup(platform).pid)),
  ...refusing('getenv/0 getenv/1 getenv/2 putenv/2 unsetenv/1 env/0 cmd/1 cmd/2'),
})

function refusing(names: string): CallableModule {
  return Object.fromEntries(names.split(' ').map((name) => [name, refused]))
}
