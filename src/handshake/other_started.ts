/**
 * The acceptor's side of the handshake, one line a wire step.
 * OTP: `dist_util:handshake_other_started/1`.
 */
import { printable } from '../env/printable.ts'
import type { FramedConnection } from '../transport/framed.ts'
import { genDigest, sameDigest } from './digest.ts'
import { badDigest, HandshakeError, missingFlags as missingFlagsError } from './errors.ts'
import { DFLAG, expandDigest, missingFlags } from './flags.ts'
import {
  decodeComplement,
  decodeName,
  decodeReply,
  decodeStatus,
  encodeAck,
  encodeNameAndChallenge,
  encodeStatus,
} from './messages.ts'
import { type GivenName, isNodeName, type Party, type Peer, runHandshake, type Us } from './party.ts'
import type { Pending } from './pending.ts'

/** Up to 2^64, written with digits and letters. */
const GIVEN_NAME_LENGTH = 13

export interface Acceptance {
  /**
   * `net_kernel`'s answer, by which the newcomer counts as under way from now on; or `not_allowed` for one that
   * `net_kernel:allow/1` does not let in.
   */
  markPending(peer: string): Pending | 'not_allowed'
  /**
   * A name for a newcomer from `host` that has none, and is under way by it from now on; `undefined` if nobody from there
   * is let in. Without this function such newcomers are not taken.
   */
  nameFor?(host: string): GivenName | undefined
  /** The newcomer has the cookie and takes the place of a connection that was up: resolves once that is gone. */
  replaceOld(peer: string): Promise<void>
}

/** Shakes hands as the one who was dialled, and says by whom. Throws a `HandshakeError`, with the connection ended. */
export function handshakeOtherStarted(us: Us, connection: FramedConnection, node: Acceptance): Promise<Peer> {
  const { host, port } = connection.connection.remote
  return runHandshake(us, connection, `${host}:${port}`, async (party) => {
    // #region other-started
    const theirs = await party.receive('name', decodeName)
    const nameless = !theirs.old && (theirs.flags & DFLAG.NAME_ME) !== 0n
    if (!nameless) checkName(party, theirs.name)
    if (!theirs.old) checkFlags(party, theirs.flags)
    const given = nameless ? giveName(party, theirs.name, node) : undefined
    const peer = given?.name ?? theirs.name
    const pending = given === undefined ? node.markPending(peer) : 'ok'
    party.send(
      'status',
      encodeStatus(given === undefined ? { status: pending } : { status: 'named', ...given }),
    )
    if (pending === 'nok') throw new HandshakeError(peer, 'nok', 'this node is dialling it already')
    if (pending === 'not_allowed') throw notAllowedHere(peer)
    if (pending === 'alive') {
      const { status } = await party.receive('status-reply', decodeStatus)
      if (status !== 'true') throw new HandshakeError(peer, 'alive', 'it is connected already')
    }
    const ours = nameless ? (us.flags & ~DFLAG.PUBLISHED) | DFLAG.NAME_ME : us.flags
    const challenge = us.env.random.uint32()
    party.send('challenge', encodeNameAndChallenge({ ...us, flags: ours, challenge }))
    let { flags, creation } = { ...theirs, ...given }
    if (theirs.old) {
      const complement = await party.receive('complement', decodeComplement)
      flags |= BigInt(complement.flagsHigh) << 32n
      creation = complement.creation
      checkFlags(party, flags)
    }

    const cookie = us.cookieFor(peer)
    const theirReply = party.receive('reply', decodeReply)
    const digest = genDigest(challenge, cookie) // while the peer works on its own
    const reply = await theirReply
    // A wrong digest gets no answer: the connection just ends.
    if (!sameDigest(reply.digest, digest)) throw badDigest(peer)

    if (pending === 'alive') await node.replaceOld(peer)
    party.send('ack', encodeAck(genDigest(reply.challenge, cookie)))

    return { name: peer, creation, flags: expandDigest(flags) & ours }
    // #endregion
  })
}

function checkName(party: Party, name: string): void {
  if (!isNodeName(name)) throw badName(party, name, 'no name@host')
  party.peer = name
}

/** The newcomer said only its host, which must leave room for a name before it. */
function giveName(party: Party, host: string, node: Acceptance): GivenName {
  if (!isNodeName(`${'X'.repeat(GIVEN_NAME_LENGTH)}@${host}`))
    throw badName(party, host, 'no host, which is what a node says that asks for a name')
  const given = node.nameFor?.(host)
  if (given === undefined) {
    party.send('status', encodeStatus({ status: 'not_allowed' }))
    throw notAllowedHere(host)
  }
  party.peer = given.name
  return given
}

function badName(party: Party, name: string, why: string): HandshakeError {
  const shown = JSON.stringify(printable(name, 80))
  return new HandshakeError(party.peer, 'bad-name', `it calls itself ${shown}, which is ${why}`)
}

const notAllowedHere = (peer: string): HandshakeError =>
  new HandshakeError(
    peer,
    'not-allowed',
    'a connection from it was refused: net_kernel:allow/1 does not list it here',
  )

function checkFlags(party: Party, flags: bigint): void {
  const missing = missingFlags(flags)
  if (missing.length === 0) return
  party.send('status', encodeStatus({ status: 'not_allowed' }))
  throw missingFlagsError(party.peer, missing)
}
