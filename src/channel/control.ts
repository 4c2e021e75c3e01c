/**
 * Control messages: the tuples that stand before a payload and say what to do with it.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; the names and numbers are its own.
 */
import { DFLAG, type FlagName } from '../handshake/flags.ts'
import type { Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom, isAtom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { isTuple, type Tuple, t } from '../term/tuple.ts'

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

/** The kinds that carry a token of sequential tracing besides: what each is without it, and where the token stands. */
const TRACED = new Map<Term | undefined, { readonly plain: number; readonly token: number }>([
  [12, { plain: SEND, token: 3 }],
  [13, { plain: EXIT, token: 3 }],
  [16, { plain: REG_SEND, token: 4 }],
  [18, { plain: EXIT2, token: 3 }],
  [23, { plain: SEND_SENDER, token: 3 }],
  [25, { plain: PAYLOAD_EXIT, token: 3 }],
  [27, { plain: PAYLOAD_EXIT2, token: 3 }],
  [30, { plain: SPAWN_REQUEST, token: 6 }],
  [32, { plain: SPAWN_REPLY, token: 5 }],
  [34, { plain: ALIAS_SEND, token: 3 }],
])

/** The bits of SPAWN_REPLY's flags. */
const LINKED = 1
const MONITORED = 2

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
  const knows = (flag: FlagName): boolean => (flags & DFLAG[flag]) !== 0n
  switch (signal.type) {
    case 'message':
      return messageToControl(signal, flags)
    case 'monitor':
      return alone(t(MONITOR_P, signal.from, pidOrName(signal.target), signal.reference))
    case 'demonitor':
      return alone(t(DEMONITOR_P, signal.from, pidOrName(signal.target), signal.reference))
    case 'monitor_exit': {
      const { to, reference, reason } = signal
      const from = pidOrName(signal.from)
      return knows('EXIT_PAYLOAD')
        ? { control: t(PAYLOAD_MONITOR_P_EXIT, from, to, reference), payload: reason }
        : alone(t(MONITOR_P_EXIT, from, to, reference, reason))
    }
    case 'link':
      return alone(t(LINK, signal.from, signal.to))
    case 'unlink': {
      const { id, from, to } = signal
      return alone(knows('UNLINK_ID') && id !== undefined ? t(UNLINK_ID, id, from, to) : t(UNLINK, from, to))
    }
    case 'unlink_ack':
      return knows('UNLINK_ID') ? alone(t(UNLINK_ID_ACK, signal.id, signal.from, signal.to)) : undefined
    case 'exit':
    case 'exit2': {
      const { from, to, reason } = signal
      const linked = signal.type === 'exit'
      return knows('EXIT_PAYLOAD')
        ? { control: t(linked ? PAYLOAD_EXIT : PAYLOAD_EXIT2, from, to), payload: reason }
        : alone(t(linked ? EXIT : EXIT2, from, to, reason))
    }
    case 'group_leader':
      return alone(t(GROUP_LEADER, signal.from, signal.to))
    case 'spawn_request': {
      const { reference, from, groupLeader, module, function: name, args, options } = signal
      const entry = t(module, name, args.length)
      const control = t(SPAWN_REQUEST, reference, from, groupLeader, entry, options)
      return knows('SPAWN') ? { control, payload: args } : undefined
    }
    case 'spawn_reply': {
      const flags = (signal.linked ? LINKED : 0) | (signal.monitored ? MONITORED : 0)
      return alone(t(SPAWN_REPLY, signal.reference, signal.to, flags, signal.result))
    }
  }
}

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
  if (!isTuple(control)) throw new ControlError(`a control message is a tuple, not ${format(control)}`)
  switch (TRACED.get(control[0] as Term)?.plain ?? control[0]) {
    case SEND:
    case REG_SEND:
    case SEND_SENDER:
    case PAYLOAD_EXIT:
    case PAYLOAD_EXIT2:
    case PAYLOAD_MONITOR_P_EXIT:
    case SPAWN_REQUEST:
    case ALIAS_SEND:
      return true
  }
  return false
}

/**
 * The signal that a control message from the node `peer` to the node `here` brings. `undefined` for kinds that this node
 * has not offered to take; throws `ControlError` for a known kind of the wrong shape.
 */
export function fromControl(
  control: Term,
  payload: Term | undefined,
  peer: Atom,
  here: Atom,
): Signal | undefined {
  const [tag, a, b, c, d, e] = withoutToken(control as Tuple<readonly Term[]>)
  const pid = (value: Term | undefined): Pid => checked(value, 'pid', control) as Pid
  const reference = (value: Term | undefined): Reference => checked(value, 'reference', control) as Reference
  const who = (value: Term | undefined, node: Atom): Pid | Registered =>
    value !== undefined && isAtom(value) ? { name: value as Atom, node } : pid(value)
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
      return { type: 'monitor', from: pid(a), target: who(b, here), reference: reference(c) }
    case DEMONITOR_P:
      return { type: 'demonitor', from: pid(a), target: who(b, here), reference: reference(c) }
    case MONITOR_P_EXIT:
    case PAYLOAD_MONITOR_P_EXIT:
      return {
        type: 'monitor_exit',
        from: who(a, peer),
        to: pid(b),
        reference: reference(c),
        reason: present(tag === MONITOR_P_EXIT ? d : payload, control),
      }
    case LINK:
      return { type: 'link', from: pid(a), to: pid(b) }
    case UNLINK_ID:
      return { type: 'unlink', id: id(a, control), from: pid(b), to: pid(c) }
    case UNLINK_ID_ACK:
      return { type: 'unlink_ack', id: id(a, control), from: pid(b), to: pid(c) }
    case UNLINK:
      return { type: 'unlink', id: undefined, from: pid(a), to: pid(b) }
    case EXIT:
    case EXIT2:
      return { type: tag === EXIT ? 'exit' : 'exit2', from: pid(a), to: pid(b), reason: present(c, control) }
    case PAYLOAD_EXIT:
    case PAYLOAD_EXIT2: {
      const type = tag === PAYLOAD_EXIT ? 'exit' : 'exit2'
      return { type, from: pid(a), to: pid(b), reason: present(payload, control) }
    }
    case GROUP_LEADER:
      return { type: 'group_leader', from: pid(a), to: pid(b) }
    case SPAWN_REQUEST: {
      const [module, name, arity] = isTuple(d) ? (d as Tuple<readonly Term[]>) : []
      const args = list(payload, control)
      if (args.length !== arity)
        throw new ControlError(`${args.length} arguments came with ${format(control)}`)
      return {
        type: 'spawn_request',
        reference: reference(a),
        from: pid(b),
        groupLeader: pid(c),
        node: here,
        module: checkedAtom(module, control),
        function: checkedAtom(name, control),
        args,
        options: list(e, control),
      }
    }
    case SPAWN_REPLY: {
      const flags = Number(id(c, control))
      return {
        type: 'spawn_reply',
        reference: reference(a),
        to: pid(b),
        linked: (flags & LINKED) !== 0,
        monitored: (flags & MONITORED) !== 0,
        result: kindOf(d) === 'pid' ? pid(d) : checkedAtom(d, control),
      }
    }
  }
  return undefined
}

/** Nobody reads the token here; the rest stands as without it. */
function withoutToken(control: Tuple<readonly Term[]>): readonly Term[] {
  const traced = TRACED.get(control[0])
  if (traced === undefined) return control
  return [traced.plain, ...control.slice(1, traced.token), ...control.slice(traced.token + 1)]
}

function list(value: Term | undefined, control: Term): readonly Term[] {
  if (isList(value)) return value as readonly Term[]
  throw new ControlError(`a list is missing from the control message ${format(control)}`)
}

function checked(value: Term | undefined, kind: 'pid' | 'reference', control: Term): Term {
  if (value !== undefined && kindOf(value) === kind) return value
  throw new ControlError(`a ${kind} is missing from the control message ${format(control)}`)
}

function checkedAtom(value: Term | undefined, control: Term): Atom {
  if (kindOf(value) === 'atom') return value as Atom
  throw new ControlError(`a name is missing from the control message ${format(control)}`)
}

function id(value: Term | undefined, control: Term): bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value)
  throw new ControlError(`an id is missing from the control message ${format(control)}`)
}

function present(value: Term | undefined, control: Term): Term {
  if (value !== undefined) return value
  throw new ControlError(`a term is missing from the control message ${format(control)}`)
}
