/**
 * Control messages as they come from a peer: which signal each brings, and what must hold for it to be taken.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes".
 */
import { under } from '../signal/seq_trace.ts'
import type { Message, Registered, Signal } from '../signal/signal.ts'
import { type Atom, isAtom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { isTuple, type Tuple } from '../term/tuple.ts'
import { altactSignal } from './altact.ts'
import {
  ALTACT_SIG_SEND,
  ControlError,
  DEMONITOR_P,
  type Elements,
  EXIT,
  EXIT2,
  GROUP_LEADER,
  LINK,
  LINKED,
  MONITOR_P,
  MONITOR_P_EXIT,
  MONITORED,
  PAYLOAD_EXIT,
  PAYLOAD_EXIT2,
  PAYLOAD_MONITOR_P_EXIT,
  SPAWN_REPLY,
  SPAWN_REQUEST,
  shown,
  UNLINK,
  UNLINK_ID,
  UNLINK_ID_ACK,
} from './control.ts'
import { ALIAS_SEND, REG_SEND, SEND, SEND_SENDER } from './message_control.ts'
import { tracedKind, withoutToken } from './tokens.ts'

/** Whether a payload follows a control message of this kind. */
export function hasPayload(control: Elements): boolean {
  switch (tracedKind(control[0])?.plain ?? control[0]) {
    case SEND:
    case REG_SEND:
    case SEND_SENDER:
    case PAYLOAD_EXIT:
    case PAYLOAD_EXIT2:
    case PAYLOAD_MONITOR_P_EXIT:
    case SPAWN_REQUEST:
    case ALIAS_SEND:
    case ALTACT_SIG_SEND:
      return true
  }
  return false
}

/**
 * The signal that a control message from the node `peer` to the node `here` brings. `undefined` for kinds that this node
 * has not offered to take; throws `ControlError` for a known kind of the wrong shape.
 *
 * Monitors, links, exits and spawning are between the two nodes of the link, so who they are from must live on `peer`: a
 * node does not speak for others, nor does it make this one answer them. Only messages may name a third node.
 */
export function fromControl(
  control: Elements,
  payload: Term | undefined,
  peer: Atom,
  here: Atom,
): Signal | undefined {
  const traced = tracedKind(control[0])
  if (traced !== undefined) {
    const [plain, token] = withoutToken(control, traced)
    const signal = fromControl(plain, payload, peer, here)
    return signal === undefined ? undefined : { ...signal, ...under(token) }
  }
  return messageFrom(control, payload, here) ?? otherFrom(control, payload, peer, here)
}

/** The many, apart from the others for speed. */
function messageFrom(control: Elements, payload: Term | undefined, here: Atom): Message | undefined {
  const [tag, a, b, c] = control
  switch (tag) {
    case SEND:
      return message(undefined, checked(b, 'pid', control) as Pid, payload, control)
    case SEND_SENDER:
      return message(checked(a, 'pid', control), checked(b, 'pid', control) as Pid, payload, control)
    case REG_SEND: {
      const to = { name: checkedAtom(c, control), node: here }
      return message(checked(a, 'pid', control), to, payload, control)
    }
    case ALIAS_SEND:
      return message(
        checked(a, 'pid', control),
        checked(b, 'reference', control) as Reference,
        payload,
        control,
      )
  }
  return undefined
}

const message = (
  from: Term | undefined,
  to: Message['to'],
  payload: Term | undefined,
  control: Elements,
): Message => ({ type: 'message', from: from as Pid | undefined, to, message: present(payload, control) })

function otherFrom(control: Elements, payload: Term | undefined, peer: Atom, here: Atom): Signal | undefined {
  const [tag, a, b, c, d, e] = control
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
    case PAYLOAD_MONITOR_P_EXIT:
      return {
        type: 'monitor_exit',
        from: whoOfTheirs(a),
        to: pid(b),
        reference: reference(c),
        reason: present(tag === MONITOR_P_EXIT ? d : payload, control),
      }
    case LINK:
      return { type: 'link', from: theirs(pid(a)), to: pid(b) }
    case UNLINK_ID:
      return { type: 'unlink', id: id(a, control), from: theirs(pid(b)), to: pid(c) }
    case UNLINK_ID_ACK:
      return { type: 'unlink_ack', id: id(a, control), from: theirs(pid(b)), to: pid(c) }
    case UNLINK:
      return { type: 'unlink', id: undefined, from: theirs(pid(a)), to: pid(b) }
    case EXIT:
    case EXIT2:
      return {
        type: tag === EXIT ? 'exit' : 'exit2',
        from: theirs(pid(a)),
        to: pid(b),
        reason: present(c, control),
      }
    case PAYLOAD_EXIT:
    case PAYLOAD_EXIT2: {
      const type = tag === PAYLOAD_EXIT ? 'exit' : 'exit2'
      return { type, from: theirs(pid(a)), to: pid(b), reason: present(payload, control) }
    }
    case ALTACT_SIG_SEND:
      return altactSignal(control as readonly Term[], payload, peer, here)
    case GROUP_LEADER:
      return { type: 'group_leader', from: pid(a), to: pid(b) }
    case SPAWN_REQUEST: {
      const [module, name, arity] = isTuple(d) ? (d as Tuple<readonly Term[]>) : []
      const args = list(payload, control)
      if (args.length !== arity)
        throw new ControlError(`${args.length} arguments came with ${shown(control)}`)
      return {
        type: 'spawn_request',
        reference: theirs(reference(a)),
        from: theirs(pid(b)),
        groupLeader: pid(c),
        node: here,
        module: checkedAtom(module, control),
        function: checkedAtom(name, control),
        args,
        options: list(e, control),
      }
    }
    case SPAWN_REPLY: {
      const flags = typeof c === 'number' ? c : 0
      return {
        type: 'spawn_reply',
        node: peer,
        reference: reference(a),
        to: pid(b),
        linked: (flags & LINKED) !== 0,
        monitored: (flags & MONITORED) !== 0,
        result: kindOf(d) === 'pid' ? theirs(pid(d)) : checkedAtom(d, control),
      }
    }
  }
  return undefined
}

function list(value: Term | undefined, control: Elements): readonly Term[] {
  if (isList(value)) return value as readonly Term[]
  throw new ControlError(`a list is missing from the control message ${shown(control)}`)
}

function checked(value: Term | undefined, kind: 'pid' | 'reference', control: Elements): Term {
  if (value !== undefined && kindOf(value) === kind) return value
  throw new ControlError(`a ${kind} is missing from the control message ${shown(control)}`)
}

function checkedAtom(value: Term | undefined, control: Elements): Atom {
  if (kindOf(value) === 'atom') return value as Atom
  throw new ControlError(`a name is missing from the control message ${shown(control)}`)
}

function id(value: Term | undefined, control: Elements): bigint {
  // 64 bits, and never 0.
  if (isInteger(value) && value > 0 && value < 2n ** 64n) return BigInt(value)
  throw new ControlError(`an id is missing from the control message ${shown(control)}`)
}

function present(value: Term | undefined, control: Elements): Term {
  if (value !== undefined) return value
  throw new ControlError(`a term is missing from the control message ${shown(control)}`)
}
