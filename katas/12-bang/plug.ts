/**
 * Stands in for `src/process/destination.ts` and `src/channel/message_control.ts`: what the runtime's processes send to,
 * and what leaves for other nodes, is then decided by the learner's functions. Text for an atom, aliases, and what comes
 * from nobody known are left to the originals.
 */
import { type Elements, messageToControl as originalControl } from '../../src/channel/message_control.ts'
import { DFLAG } from '../../src/handshake/flags.ts'
import { type Destination, nameOf, resolve as originalResolve } from '../../src/process/destination.ts'
import type { Message, Registered } from '../../src/signal/signal.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import type { Pid, Reference } from '../../src/term/identifier.ts'
import { kindOf } from '../../src/term/kind.ts'
import { type Tuple, t } from '../../src/term/tuple.ts'
import { type Destination as Asked, BadArg } from './given.ts'
import { resolve as learners, recipient, toControl } from './kata.ts'

export { ALIAS_SEND, type Elements, REG_SEND, SEND, SEND_SENDER } from '../../src/channel/message_control.ts'
export { type Destination, nameOf, nameTarget, registered } from '../../src/process/destination.ts'

/** `to` with atoms for text; `undefined` for what the kata does not speak of. */
function asked(to: Destination): Asked | undefined {
  if (typeof to === 'string') return nameOf(to)
  if (kindOf(to) === 'pid' || kindOf(to) === 'atom') return to as Pid | Atom
  if (kindOf(to) !== 'tuple') return undefined
  const [name, node] = to as Tuple<readonly [string | Atom, string | Atom]>
  return t(nameOf(name), nameOf(node))
}

export function resolve(to: Destination, here: Atom): Pid | Reference | Registered {
  const destination = asked(to)
  return destination === undefined ? originalResolve(to, here) : learners(destination, here)
}

const nobody = { node: atom('nobody@nohost') as Atom, registered: new Map() }

/** Only a bare name can fail. The learner's function says so: asked where nobody has a name, it throws. */
export function isBareName(to: Destination): to is string | Atom {
  const destination = asked(to)
  if (destination === undefined) return false
  try {
    recipient(nobody, destination)
    return false
  } catch (error) {
    if (error instanceof BadArg) return true
    throw error
  }
}

export function messageToControl(message: Message, flags: bigint): Elements | undefined {
  const { from, to } = message
  if (from === undefined || kindOf(to) === 'reference') return originalControl(message, flags)
  return toControl(from, to as Pid | Registered, (flags & DFLAG.SEND_SENDER) !== 0n) as unknown as Elements
}
