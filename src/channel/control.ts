/**
 * Control messages: the tuples that stand before a payload and say what to do with it.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; the names and numbers are its own.
 */
import { DFLAG } from '../handshake/flags.ts'
import type { Registered, Signal } from '../signal/signal.ts'
import { type Atom, isAtom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { isTuple, type Tuple, t } from '../term/tuple.ts'

export const LINK = 1
export const SEND = 2
export const EXIT = 3
export const REG_SEND = 6
export const EXIT2 = 8
export const MONITOR_P = 19
export const DEMONITOR_P = 20
export const MONITOR_P_EXIT = 21
export const SEND_SENDER = 22
export const ALIAS_SEND = 33
export const UNLINK_ID = 35
export const UNLINK_ID_ACK = 36

/** A control message in a line of the log. */
export const shown = (control: Term): string => {
  const text = format(control)
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}

/** The peer's bytes are no control message that may stand there. It costs the connection. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
}

/** A control message as it goes out. `payload` is `undefined` where none follows it. */
export interface Control {
  readonly control: Tuple
  readonly payload: Term | undefined
}

const UNUSED = [] as const // where the specification has a field that nobody reads, OTP puts []

/** The control message for a signal to a peer with these `flags`; `undefined` where the peer knows no such signal. */
export function toControl(signal: Signal, flags: bigint): Control | undefined {
  const alone = (control: Tuple): Control => ({ control, payload: undefined })
  switch (signal.type) {
    case 'message':
      return messageToControl(signal, flags)
    case 'monitor':
      return alone(t(MONITOR_P, signal.from, pidOrName(signal.target), signal.reference))
    case 'demonitor':
      return alone(t(DEMONITOR_P, signal.from, pidOrName(signal.target), signal.reference))
    case 'monitor_exit':
      return alone(t(MONITOR_P_EXIT, pidOrName(signal.from), signal.to, signal.reference, signal.reason))
    case 'link':
      return alone(t(LINK, signal.from, signal.to))
    case 'unlink':
      return alone(t(UNLINK_ID, signal.id, signal.from, signal.to))
    case 'unlink_ack':
      return alone(t(UNLINK_ID_ACK, signal.id, signal.from, signal.to))
    case 'exit':
      return alone(t(EXIT, signal.from, signal.to, signal.reason))
    case 'exit2':
      return alone(t(EXIT2, signal.from, signal.to, signal.reason))
  }
}

function messageToControl(
  { from, to, message }: Signal & { type: 'message' },
  flags: bigint,
): Control | undefined {
  switch (kindOf(to)) {
    case 'pid': {
      const sendsSender = (flags & DFLAG.SEND_SENDER) !== 0n && from !== undefined
      return { control: sendsSender ? t(SEND_SENDER, from, to) : t(SEND, UNUSED, to), payload: message }
    }
    case 'reference':
      return (flags & DFLAG.ALIAS) !== 0n ? { control: t(ALIAS_SEND, from, to), payload: message } : undefined
  }
  return { control: t(REG_SEND, from, UNUSED, (to as Registered).name), payload: message }
}

const pidOrName = (who: Pid | Registered): Pid | Atom =>
  kindOf(who) === 'pid' ? (who as Pid) : (who as Registered).name

/** Whether a payload follows a control message of this kind. */
export function hasPayload(control: Term): boolean {
  if (!isTuple(control)) throw new ControlError(`a control message is a tuple, not ${shown(control)}`)
  switch (control[0]) {
    case SEND:
    case REG_SEND:
    case SEND_SENDER:
    case ALIAS_SEND:
      return true
  }
  return false
}

/**
 * The signal that a control message from the node `peer` to the node `here` brings. `undefined` for kinds that this node
 * has not offered to take; throws `ControlError` for a known kind of the wrong shape.
 *
 * Monitors, links and exits are between the two nodes of the link, so who they are from must live on `peer`: a node does
 * not speak for others, nor does it make this one answer them. Only messages may name a third node.
 */
export function fromControl(
  control: Term,
  payload: Term | undefined,
  peer: Atom,
  here: Atom,
): Signal | undefined {
  const [tag, a, b, c, d] = control as Tuple<readonly Term[]>
  const pid = (value: Term | undefined): Pid => checked(value, 'pid', control) as Pid
  const reference = (value: Term | undefined): Reference => checked(value, 'reference', control) as Reference
  const theirs = <I extends Pid | Reference>(identifier: I): I => {
    if (identifier.node === peer) return identifier
    throw new ControlError(`${peer} speaks for ${identifier.node} in the control message ${shown(control)}`)
  }
  const who = (value: Term | undefined, node: Atom): Pid | Registered =>
    value !== undefined && isAtom(value) ? { name: value as Atom, node } : pid(value)
  const whoOfTheirs = (value: Term | undefined): Pid | Registered => {
    const from = who(value, peer)
    return kindOf(from) === 'pid' ? theirs(from as Pid) : from
  }
  switch (tag) {
    case SEND:
      return { type: 'message', from: undefined, to: pid(b), message: present(payload, control) }
    case SEND_SENDER:
      return { type: 'message', from: pid(a), to: pid(b), message: present(payload, control) }
    case REG_SEND:
      return {
        type: 'message',
        from: pid(a),
        to: { name: checkedAtom(c, control), node: here },
        message: present(payload, control),
      }
    case ALIAS_SEND:
      return { type: 'message', from: pid(a), to: reference(b), message: present(payload, control) }
    case MONITOR_P:
      return { type: 'monitor', from: theirs(pid(a)), target: who(b, here), reference: theirs(reference(c)) }
    case DEMONITOR_P:
      return {
        type: 'demonitor',
        from: theirs(pid(a)),
        target: who(b, here),
        reference: theirs(reference(c)),
      }
    case MONITOR_P_EXIT:
      return {
        type: 'monitor_exit',
        from: whoOfTheirs(a),
        to: pid(b),
        reference: reference(c),
        reason: present(d, control),
      }
    case LINK:
      return { type: 'link', from: theirs(pid(a)), to: pid(b) }
    case UNLINK_ID:
      return { type: 'unlink', id: id(a, control), from: theirs(pid(b)), to: pid(c) }
    case UNLINK_ID_ACK:
      return { type: 'unlink_ack', id: id(a, control), from: theirs(pid(b)), to: pid(c) }
    case EXIT:
      return { type: 'exit', from: theirs(pid(a)), to: pid(b), reason: present(c, control) }
    case EXIT2:
      return { type: 'exit2', from: theirs(pid(a)), to: pid(b), reason: present(c, control) }
  }
  return undefined
}

function checked(value: Term | undefined, kind: 'pid' | 'reference', control: Term): Term {
  if (value !== undefined && kindOf(value) === kind) return value
  throw new ControlError(`a ${kind} is missing from the control message ${shown(control)}`)
}

function checkedAtom(value: Term | undefined, control: Term): Atom {
  if (kindOf(value) === 'atom') return value as Atom
  throw new ControlError(`a name is missing from the control message ${shown(control)}`)
}

function id(value: Term | undefined, control: Term): bigint {
  // 64 bits, and never 0.
  if (isInteger(value) && value > 0 && value < 2n ** 64n) return BigInt(value)
  throw new ControlError(`an id is missing from the control message ${shown(control)}`)
}

function present(value: Term | undefined, control: Term): Term {
  if (value !== undefined) return value
  throw new ControlError(`a term is missing from the control message ${shown(control)}`)
}
