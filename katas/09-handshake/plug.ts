/**
 * Stands in for `src/handshake/we_started.ts`, `other_started.ts` and `pending.ts`: the node then shakes hands, on either
 * side, by the learner's functions. Bytes, time limits and the replacing of a connection that was up stay the runtime's.
 */
import { HandshakeError, type HandshakeFailure } from '../../src/handshake/errors.ts'
import { expandDigest } from '../../src/handshake/flags.ts'
import type { Acceptance } from '../../src/handshake/other_started.ts'
import { type Peer, runHandshake, type Us } from '../../src/handshake/party.ts'
import type { FramedConnection } from '../../src/transport/framed.ts'
import { HangUp, type Us as LearnersUs, type Pending, type Standing, type Status } from './given.ts'
import { otherStarted, pending, weStarted } from './kata.ts'
import { PartyLine } from './party-line.ts'

export * from '../../src/handshake/other_started.ts'
export * from '../../src/handshake/pending.ts'
export * from '../../src/handshake/we_started.ts'

export function handshakeWeStarted(
  us: Us,
  connection: FramedConnection,
  peer: string,
  stillWanted: () => boolean = () => true,
): Promise<Peer> {
  return runHandshake(us, connection, peer, (party) => {
    const line = new PartyLine(party, stillWanted)
    return shake(line, us, () => weStarted(learnersUs(us), peer, line))
  })
}

export function handshakeOtherStarted(us: Us, connection: FramedConnection, node: Acceptance): Promise<Peer> {
  const { host, port } = connection.connection.remote
  return runHandshake(us, connection, `${host}:${port}`, async (party) => {
    const line = new PartyLine(party)
    const peer = await shake(line, us, () =>
      otherStarted(learnersUs(us), line, (name) => {
        const standing = node.markPending(name)
        return standing === 'not_allowed' ? 'nok' : standing // net_kernel:allow/1 is not of this kata
      }),
    )
    if (line.status === 'alive' || line.status === 'true') await node.replaceOld(peer.name)
    return peer
  })
}

export function pendingFor(us: string, peer: string, standing: Standing): Pending {
  return us === peer ? 'nok' : pending(us, peer, standing)
}

const learnersUs = ({ name, flags, creation, cookieFor, env }: Us): LearnersUs => ({
  name,
  flags,
  creation,
  cookieFor,
  random: () => env.random.uint32(),
})

/** What the runtime calls it when the learner's side hangs up after this status. */
const FAILURE: { readonly [S in Status['status']]?: HandshakeFailure } = {
  nok: 'nok',
  not_allowed: 'not-allowed',
  alive: 'alive',
  false: 'alive',
}

async function shake(line: PartyLine, us: Us, play: () => Promise<Peer>): Promise<Peer> {
  try {
    const peer = await play()
    return { ...peer, flags: expandDigest(peer.flags) & us.flags }
  } catch (error) {
    if (!(error instanceof HangUp)) throw error
    const failure = FAILURE[line.status ?? 'ok'] ?? 'bad-digest'
    throw new HandshakeError(line.peer, failure, error.message, { cause: error })
  }
}
