/** What messages on the wire say, of those that nodes send each other. */
import { decodeNameAndChallenge, decodeReply, decodeStatus } from '../../src/handshake/messages.ts'
import {
  any,
  atom,
  decode,
  format,
  isTuple,
  match,
  matches,
  type Term,
  type TraceEvent,
  t,
} from '../../src/mod.ts'
import { type Anatomy, ofFrame } from './anatomy.ts'
import type { Saying } from './beat.ts'

const isAuth = t(atom('$gen_call'), any, t(atom('is_auth'), any))
const yes = t(any, atom('yes'))
const resolved = t(atom('$gen_cast'), t(atom('resolved'), any.atom, any.list, any.list, any, any.list, any))
const newNodes = t(atom('$gen_cast'), t(atom('new_nodes'), any.atom, any.list, any.list, any.list, any.list))

/** Characters of a term that fit a sentence. */
const SHOWN = 80

/** What a message of the handshake says. */
export function handshakeSaying({ step, bytes }: TraceEvent & { type: 'handshake' }): Saying {
  switch (step) {
    case 'name':
    case 'ack':
      return { kind: step }
    case 'status':
      return { kind: 'status', status: decodeStatus(bytes).status }
    case 'challenge':
      return { kind: 'challenge', challenge: decodeNameAndChallenge(bytes).challenge }
    case 'reply':
      return { kind: 'reply', challenge: decodeReply(bytes).challenge }
  }
  return { kind: 'other_step' }
}

/** What a frame says: what it is for, where that is known, else its operation and message. */
export function frameSaying(event: TraceEvent & { type: 'frame' }): Saying & { message: Anatomy } {
  const { operation, payload, ...message } = ofFrame(event)
  if (operation === 'tick') return { kind: 'tick', message }
  if (operation === 'MONITOR_P' && event.control.includes(',net_kernel,')) return { kind: 'monitor', message }
  if (operation === 'DEMONITOR_P' && event.control.includes(',net_kernel,'))
    return { kind: 'demonitor', message }
  const target = /^{(?:19,[^,]+|2[18]),([^,]+),/.exec(event.control)?.[1]
  if (target !== undefined && operation === 'MONITOR_P') return { kind: 'watches', target, message }
  if (target !== undefined && payload !== undefined)
    return { kind: 'down', target, reason: short(payload), message }
  if (payload === undefined) return { kind: 'frame', operation, text: '', message }
  if (matches(isAuth, payload)) return { kind: 'is_auth', message }
  if (matches(yes, payload)) return { kind: 'yes', message }
  const known = match(resolved, payload)?.[1][3]
  if (known !== undefined) return { kind: 'knows', nodes: known.map(nameOf), message }
  const come = match(newNodes, payload)?.[1][4]
  if (come !== undefined) return { kind: 'introduces', nodes: come.map(nameOf), message }
  return { kind: 'frame', operation, text: short(payload, 'wire'), message }
}

/** A node as `global` names it: alone, or as `{Node, Version}`. */
const nameOf = (node: Term): string => format(isTuple(node) ? (node[0] as Term) : node)

/** A term of the trace, as far as it fits a sentence: what is of the node there begins with 0, else it names its node. */
export const textOf = (bytes: Uint8Array, there: string): string => short(decode(bytes), 'wire', there)

function short(term: Term, printer?: 'wire', there?: string): string {
  const text = format(term, printer && { home: printer }).replaceAll(`<${there}.`, '<0.')
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text
}
