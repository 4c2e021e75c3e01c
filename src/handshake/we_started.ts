/**
 * The dialler's side of the handshake, one line a wire step.
 * OTP: `dist_util:handshake_we_started/1`.
 */
import { printable } from '../env/printable.ts'
import { ConnectionClosed, type FramedConnection } from '../transport/framed.ts'
import { genDigest, sameDigest } from './digest.ts'
import { badDigest, closedAfterReply, HandshakeError, missingFlags as missingFlagsError } from './errors.ts'
import { DFLAG, expandDigest, missingFlags } from './flags.ts'
import {
  decodeAck,
  decodeNameAndChallenge,
  decodeStatus,
  encodeName,
  encodeReply,
  encodeStatus,
  type Status,
} from './messages.ts'
import { type GivenName, isNodeName, type Party, type Peer, runHandshake, type Us } from './party.ts'

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
    const nameless = (us.flags & DFLAG.NAME_ME) !== 0n
    const said = nameless ? { ...us, name: hostOf(us.name), creation: 0 } : us
    party.send('name', encodeName(said))

    const status = await party.receive('status', decodeStatus)
    const ourName = nameless ? takeName(party, status) : undefined
    if (!nameless) goOnOrThrow(party, status, stillWanted)

    const theirs = await party.receive('challenge', decodeNameAndChallenge)
    if (theirs.name !== peer) throw wrongName(peer, theirs.name)
    const missing = missingFlags(theirs.flags)
    if (missing.length > 0) throw missingFlagsError(peer, missing)

    const cookie = us.cookieFor(peer)
    const challenge = us.env.random.uint32()
    party.send('reply', encodeReply(challenge, genDigest(theirs.challenge, cookie)))

    const ack = party.receive('ack', decodeAck)
    const digest = genDigest(challenge, cookie) // while the peer works on its own
    const theirDigest = await ack.catch((cause) => {
      throw cause instanceof ConnectionClosed ? closedAfterReply(peer, cause) : cause
    })
    if (!sameDigest(theirDigest, digest)) throw badDigest(peer)

    const flags = expandDigest(theirs.flags) & us.flags
    const met = { name: peer, creation: theirs.creation, flags }
    return ourName === undefined ? met : { ...met, ourName }
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
      throw notAllowed(party.peer)
  }
  throw new HandshakeError(party.peer, 'protocol', `its status "${status}" makes no sense here`)
}

/** The name that the peer gives to this node, which had none: one of this node's host. */
function takeName(party: Party, status: Status): GivenName {
  if (status.status === 'not_allowed') throw notAllowed(party.peer)
  if (status.status !== 'named') {
    const detail = `it gives this node no name: its status is "${status.status}"`
    throw new HandshakeError(party.peer, 'protocol', detail)
  }
  const { name, creation } = status
  if (!isNodeName(name) || hostOf(name) !== hostOf(party.us.name)) {
    throw new HandshakeError(party.peer, 'bad-name', 'the name that it gives this node is none for this host')
  }
  return { name, creation }
}

const hostOf = (name: string): string => name.slice(name.indexOf('@') + 1)

const notAllowed = (peer: string): HandshakeError =>
  new HandshakeError(peer, 'not-allowed', 'it does not let this node in (`net_kernel:allow/1` there)')

const wrongName = (peer: string, actual: string): HandshakeError =>
  new HandshakeError(
    peer,
    'wrong-name',
    `the node there says it is ${printable(actual, 80)}: dial it by that name, which must be the same everywhere`,
  )
