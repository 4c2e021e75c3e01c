/**
 * The dialler's side of the handshake, one line a wire step.
 * OTP: `dist_util:handshake_we_started/1`.
 */
import { printable } from '../env/printable.ts'
import { ConnectionClosed, type FramedConnection } from '../transport/framed.ts'
import { genDigest, sameDigest } from './digest.ts'
import { badDigest, closedAfterReply, HandshakeError, missingFlags as missingFlagsError } from './errors.ts'
import { expandDigest, missingFlags } from './flags.ts'
import {
  decodeAck,
  decodeNameAndChallenge,
  decodeStatus,
  encodeName,
  encodeReply,
  encodeStatus,
  type Status,
} from './messages.ts'
import { type Party, type Peer, runHandshake, type Us } from './party.ts'

/**
 * Shakes hands as the one who dialled `peer`, and says who that is. Throws a `HandshakeError`, with the connection
 * ended; `stillWanted` is asked when the peer says it holds a connection with us already.
 */
export function handshakeWeStarted(
  us: Us,
  connection: FramedConnection,
  peer: string,
  stillWanted: () => boolean = () => true,
): Promise<Peer> {
  return runHandshake(us, connection, peer, async (party) => {
    // #region we-started
    party.send('name', encodeName(us))

    const status = await party.receive('status', decodeStatus)
    goOnOrThrow(party, status, stillWanted)

    const theirs = await party.receive('challenge', decodeNameAndChallenge)
    if (theirs.name !== peer) throw wrongName(peer, theirs.name)
    const missing = missingFlags(theirs.flags)
    if (missing.length > 0) throw missingFlagsError(peer, missing)

    const cookie = us.cookieFor(peer)
    const challenge = us.env.random.uint32()
    party.send('reply', encodeReply(challenge, genDigest(theirs.challenge, cookie)))

    const digest = await party.receive('ack', decodeAck).catch((cause) => {
      throw cause instanceof ConnectionClosed ? closedAfterReply(peer, cause) : cause
    })
    if (!sameDigest(digest, genDigest(challenge, cookie))) throw badDigest(peer)

    return { name: peer, creation: theirs.creation, flags: expandDigest(theirs.flags) & us.flags }
    // #endregion
  })
}

function goOnOrThrow(party: Party, { status }: Status, stillWanted: () => boolean): void {
  switch (status) {
    case 'ok':
    case 'ok_simultaneous':
      return
    case 'alive': {
      // The peer has not noticed that our last connection died, or both are setting one up.
      const wanted = stillWanted()
      party.send('status-reply', encodeStatus({ status: wanted ? 'true' : 'false' }))
      if (wanted) return
      throw new HandshakeError(party.peer, 'alive', 'it holds a connection with this node already')
    }
    case 'nok':
      throw new HandshakeError(party.peer, 'nok', 'it is dialling this node itself, and that attempt goes on')
    case 'not_allowed':
      throw new HandshakeError(
        party.peer,
        'not-allowed',
        'it does not let this node in (`net_kernel:allow/1` there)',
      )
  }
  throw new HandshakeError(party.peer, 'protocol', `its status "${status}" makes no sense here`)
}

const wrongName = (peer: string, actual: string): HandshakeError =>
  new HandshakeError(
    peer,
    'wrong-name',
    `the node there says it is ${printable(actual, 80)}: dial it by that name, which must be the same everywhere`,
  )
