/**
 * Control messages: the tuples that stand before a payload and say what to do with it.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; the names and numbers are its own.
 */
import { DFLAG, type FlagName } from '../handshake/flags.ts'
import type { Message, Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'

export const LINK = 1
export const SEND = 2
export const EXIT = 3
export const UNLINK = 4
export const REG_SEND = 6
export const GROUP_LEADER = 7
export const EXIT2 = 8
export const MONITOR_P = 19
export const DEMONITOR_P = 20
export const MONITOR_P_EXIT = 21
export const SEND_SENDER = 22
export const PAYLOAD_EXIT = 24
export const PAYLOAD_EXIT2 = 26
export const PAYLOAD_MONITOR_P_EXIT = 28
export const SPAWN_REQUEST = 29
export const SPAWN_REPLY = 31
export const ALIAS_SEND = 33
export const UNLINK_ID = 35
export const UNLINK_ID_ACK = 36

/** The bits of SPAWN_REPLY's flags. */
export const LINKED = 1
export const MONITORED = 2

/** The elements of a control message's tuple, without the tuple: making one takes a tenth of a small message's time. */
export type Elements = readonly Term[]

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

/** OTP puts the empty atom into fields that no node reads; C nodes insist on an atom there. */
const UNUSED = atom('')

/** The control message for a signal to a peer with these `flags`; `undefined` where the peer knows no such signal. */
export function toControl(signal: Signal, flags: bigint): Control | undefined {
  if (signal.type === 'message') return messageToControl(signal, flags)
  const knows = (flag: FlagName): boolean => (flags & DFLAG[flag]) !== 0n
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

const alone = (control: Elements): Control => ({ control, payload: undefined })

/**
 * What a process is told at once in place of the answer that a peer with these `flags` cannot give to `signal`, since it
 * does not know it; `undefined` where it answers for itself.
 */
export function answerInstead(signal: Signal, flags: bigint): Signal | undefined {
  if (signal.type === 'unlink' && signal.id !== undefined && (flags & DFLAG.UNLINK_ID) === 0n)
    return { type: 'unlink_ack', id: signal.id, from: signal.to, to: signal.from }
  if (signal.type === 'spawn_request' && (flags & DFLAG.SPAWN) === 0n) {
    const { reference, from } = signal
    const result = atom('notsup')
    return { type: 'spawn_reply', reference, to: from, linked: false, monitored: false, result }
  }
  return undefined
}

function messageToControl({ from, to, message }: Message, flags: bigint): Control | undefined {
  const said = (control: readonly unknown[]): Control => ({ control: control as Elements, payload: message })
  switch (kindOf(to)) {
    case 'pid': {
      const sendsSender = (flags & DFLAG.SEND_SENDER) !== 0n && from !== undefined
      return said(sendsSender ? [SEND_SENDER, from, to] : [SEND, UNUSED, to])
    }
    case 'reference':
      return (flags & DFLAG.ALIAS) !== 0n ? said([ALIAS_SEND, from, to]) : undefined
  }
  return said([REG_SEND, from, UNUSED, (to as Registered).name])
}

const pidOrName = (who: Pid | Registered): Pid | Atom =>
  kindOf(who) === 'pid' ? (who as Pid) : (who as Registered).name
