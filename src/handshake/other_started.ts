/**
 * The acceptor's side of the handshake, one line a wire step.
 * OTP: `dist_util:handshake_other_started/1`.
 */
import { printable } from '../env/printable.ts'
import type { FramedConnection } from '../transport/framed.ts'
import { genDigest, sameDigest } from './digest.ts'
import { badDigest, HandshakeError, missingFlags as missingFlagsError } from './errors.ts'
import { expandDigest, missingFlags } from './flags.ts'
import {
  decodeComplement,
  decodeName,
  decodeReply,
  decodeStatus,
  encodeAck,
  encodeNameAndChallenge,
  encodeStatus,
} from './messages.ts'
import { type Party, type Peer, runHandshake, type Us } from './party.ts'

/**
 * What the node makes of a newcomer, before it is known whether the newcomer has the cookie:
 * - `ok`: no connection with it is up or under way;
 * - `ok_simultaneous`: ours is under way, and gives way to this one;
 * - `nok`: ours is under way, and goes on;
 * - `alive`: one is up. The newcomer may have restarted without our noticing.
 */
export type Pending = 'ok' | 'ok_simultaneous' | 'nok' | 'alive'

export interface Acceptance {
  /** `net_kernel`'s answer, by which the newcomer counts as under way from now on. */
  markPending(peer: string): Pending
  /** The newcomer has the cookie and takes the place of a connection that was up: resolves once that is gone. */
  replaceOld(peer: string): Promise<void>
}

/** Shakes hands as the one who was dialled, and says by whom. Throws a `HandshakeError`, with the connection ended. */
export function handshakeOtherStarted(us: Us, connection: FramedConnection, node: Acceptance): Promise<Peer> {
  const { host, port } = connection.connection.remote
  return runHandshake(us, connection, `${host}:${port}`, async (party) => {
    // #region other-started
    const theirs = await party.receive('name', decodeName)
    const peer = checkedName(party, theirs.name)
    if (!theirs.old) checkFlags(party, theirs.flags)

    const pending = node.markPending(peer)
    party.send('status', encodeStatus({ status: pending }))
    if (pending === 'nok') throw new HandshakeError(peer, 'nok', 'this node is dialling it already')
    if (pending === 'alive') {
      const { status } = await party.receive('status-reply', decodeStatus)
      if (status !== 'true') throw new HandshakeError(peer, 'alive', 'it is connected already')
    }

    const challenge = us.env.random.uint32()
    party.send('challenge', encodeNameAndChallenge({ ...us, challenge }))

    let { flags, creation } = theirs
    if (theirs.old) {
      const complement = await party.receive('complement', decodeComplement)
      flags |= BigInt(complement.flagsHigh) << 32n
      creation = complement.creation
      checkFlags(party, flags)
    }

    const cookie = us.cookieFor(peer)
    const reply = await party.receive('reply', decodeReply)
    // A wrong digest gets no answer: the connection just ends.
    if (!sameDigest(reply.digest, genDigest(challenge, cookie))) throw badDigest(peer)

    if (pending === 'alive') await node.replaceOld(peer)
    party.send('ack', encodeAck(genDigest(reply.challenge, cookie)))

    return { name: peer, creation, flags: expandDigest(flags) & us.flags }
    // #endregion
  })
}

/** A name goes into logs and becomes an atom: no control characters, no more than an atom has room for. */
const NAME = /^(?=.{3,255}$)[!-?A-~\xa0-\xff]+@[!-?A-~\xa0-\xff]+$/

function checkedName(party: Party, name: string): string {
  if (!NAME.test(name)) {
    const shown = JSON.stringify(printable(name, 80))
    throw new HandshakeError(party.peer, 'bad-name', `it calls itself ${shown}, which is no name@host`)
  }
  party.peer = name
  return name
}

function checkFlags(party: Party, flags: bigint): void {
  const missing = missingFlags(flags)
  if (missing.length === 0) return
  party.send('status', encodeStatus({ status: 'not_allowed' }))
  throw missingFlagsError(party.peer, missing)
}
