/**
 * The module `init`: how the node was started, and how it would be stopped, which is for its own side only.
 * OTP: `init.erl`. A node here is not started by flags of `erl`, so it has none to tell of.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { arg, refused } from './arguments.ts'
import { VERSION } from './version.ts'

export const init: CallableModule = {
  'get_status/0': () => t(atom('started'), atom('started')),
  'get_arguments/0': () => [],
  'get_argument/1': (_self, flag) => {
    arg(any.atom, flag)
    return atom('error')
  },
  'get_plain_arguments/0': () => [],
  'script_id/0': () => t(charlist('pangpong'), charlist(VERSION)),
  'stop/0': refused,
  'stop/1': refused,
  'restart/0': refused,
  'reboot/0': refused,
}
