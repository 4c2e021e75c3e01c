/**
 * Control messages: the tuples that stand before a payload and say what to do with it.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; the names and numbers are its own.
 */
import { DFLAG, type FlagName } from '../handshake/flags.ts'
import type { Exit, Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { type Elements, messageToControl } from './message_control.ts'

export type { Elements } from './message_control.ts'

export const LINK = 1
export const EXIT = 3
export const UNLINK = 4
export const GROUP_LEADER = 7
export const EXIT2 = 8
export const MONITOR_P = 19
export const DEMONITOR_P = 20
export const MONITOR_P_EXIT = 21
export const PAYLOAD_EXIT = 24
export const PAYLOAD_EXIT2 = 26
export const PAYLOAD_MONITOR_P_EXIT = 28
export const SPAWN_REQUEST = 29
export const SPAWN_REPLY = 31
export const UNLINK_ID = 35
export const UNLINK_ID_ACK = 36
export const ALTACT_SIG_SEND = 37

/** The bits of SPAWN_REPLY's flags. */
export const LINKED = 1
export const MONITORED = 2

/** The bits of ALTACT_SIG_SEND's flags. With TOKEN, one of sequential tracing stands last. */
export const ALTACT = { PRIO: 1, TOKEN: 2, ALIAS: 4, NAME: 8, EXIT: 16 } as const

/** A control message in a line of the log. */
export const shown = (control: Elements): string => {
  const text = format(tupleFrom(control))
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}

/** The peer's bytes are no control message that may stand there. It costs the connection. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
}

/** A control message as it goes out. `payload` is `undefined` where none follows it. */
export interface Control {
  readonly control: Elements
  readonly payload: Term | undefined
}

/** The control message for a signal to a peer with these `flags`; `undefined` where the peer knows no such signal. */
export function toControl(signal: Signal, flags: bigint): Control | undefined {
  const knows = (flag: FlagName): boolean => (flags & DFLAG[flag]) !== 0n
  if (signal.type === 'message') {
    const { from, to, message } = signal
    const control =
      signal.priority === true && knows('ALTACT_SIG')
        ? ([ALTACT_SIG_SEND, ALTACT.PRIO | ALTACT.ALIAS, from, to] as Elements)
        : messageToControl(signal, flags)
    return control === undefined ? undefined : { control, payload: message }
  }
  switch (signal.type) {
    case 'monitor':
      return alone([MONITOR_P, signal.from, pidOrName(signal.target), signal.reference])
    case 'demonitor':
      return alone([DEMONITOR_P, signal.from, pidOrName(signal.target), signal.reference])
    case 'monitor_exit': {
      const { to, reference, reason } = signal
      const from = pidOrName(signal.from)
      return knows('EXIT_PAYLOAD')
        ? { control: [PAYLOAD_MONITOR_P_EXIT, from, to, reference], payload: reason }
        : alone([MONITOR_P_EXIT, from, to, reference, reason])
    }
    case 'link':
      return alone([LINK, signal.from, signal.to])
    case 'unlink': {
      const { id, from, to } = signal
      return alone(knows('UNLINK_ID') && id !== undefined ? [UNLINK_ID, id, from, to] : [UNLINK, from, to])
    }
    case 'unlink_ack':
      return knows('UNLINK_ID') ? alone([UNLINK_ID_ACK, signal.id, signal.from, signal.to]) : undefined
    case 'exit':
    case 'exit2': {
      const { from, to, reason } = signal
      if (kindOf(to) === 'reference')
        return knows('ALTACT_SIG') ? { control: altactExit(signal), payload: reason } : undefined
      const linked = signal.type === 'exit'
      return knows('EXIT_PAYLOAD')
        ? { control: [linked ? PAYLOAD_EXIT : PAYLOAD_EXIT2, from, to], payload: reason }
        : alone([linked ? EXIT : EXIT2, from, to, reason])
    }
    case 'group_leader':
      return alone([GROUP_LEADER, signal.from, signal.to])
    case 'spawn_request': {
      const { reference, from, groupLeader, module, function: name, args, options } = signal
      const entry = t(module, name, args.length)
      const control = [SPAWN_REQUEST, reference, from, groupLeader, entry, options]
      return knows('SPAWN') ? { control, payload: args } : undefined
    }
    case 'spawn_reply': {
      const flags = (signal.linked ? LINKED : 0) | (signal.monitored ? MONITORED : 0)
      return alone([SPAWN_REPLY, signal.reference, signal.to, flags, signal.result])
    }
  }
}

/** By an alias: what `exit/3` of OTP 28 sends. */
const altactExit = ({ from, to, priority }: Exit): Elements => [
  ALTACT_SIG_SEND,
  ALTACT.EXIT | ALTACT.ALIAS | (priority ? ALTACT.PRIO : 0),
  from,
  to,
]

const alone = (control: Elements): Control => ({ control, payload: undefined })

/**
 * What a process is told at once in place of the answer that a peer with these `flags` cannot give to `signal`, since it
 * does not know it; `undefined` where it answers for itself.
 */
export function answerInstead(signal: Signal, flags: bigint): Signal | undefined {
  if (signal.type === 'unlink' && signal.id !== undefined && (flags & DFLAG.UNLINK_ID) === 0n)
    return { type: 'unlink_ack', id: signal.id, from: signal.to, to: signal.from }
  if (signal.type === 'spawn_request' && (flags & DFLAG.SPAWN) === 0n) {
    const { reference, from, node } = signal
    const result = atom('notsup')
    return { type: 'spawn_reply', node, reference, to: from, linked: false, monitored: false, result }
  }
  return undefined
}

const pidOrName = (who: Pid | Registered): Pid | Atom =>
  kindOf(who) === 'pid' ? (who as Pid) : (who as Registered).name
