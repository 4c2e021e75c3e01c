/**
 * The control messages under which messages travel: `To ! Message`, once `To` lives on another node. The message follows
 * as the payload, and no answer comes back.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; the names and numbers are its own.
 */
import { DFLAG } from '../handshake/flags.ts'
import type { Message } from '../signal/signal.ts'
import { atom } from '../term/atom.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'

export const SEND = 2
export const REG_SEND = 6
export const SEND_SENDER = 22
export const ALIAS_SEND = 33

/** The elements of a control message's tuple, without the tuple: making one takes a tenth of a small message's time. */
export type Elements = readonly Term[]

/** OTP puts the empty atom into fields that no node reads; C nodes insist on an atom there. */
const UNUSED = atom('')

// #region message-control
/** `undefined` where a peer with these `flags` knows no such address. */
export function messageToControl({ from, to }: Message, flags: bigint): Elements | undefined {
  const knows = (flag: bigint): boolean => (flags & flag) !== 0n
  if ('name' in to) return elements(REG_SEND, from, UNUSED, to.name)
  const isAlias = kindOf(to) === 'reference'
  if (isAlias) return knows(DFLAG.ALIAS) ? elements(ALIAS_SEND, from, to) : undefined
  const namesSender = knows(DFLAG.SEND_SENDER) && from !== undefined
  return namesSender ? elements(SEND_SENDER, from, to) : elements(SEND, UNUSED, to)
}
// #endregion

const elements = (...all: readonly unknown[]): Elements => all as Elements
