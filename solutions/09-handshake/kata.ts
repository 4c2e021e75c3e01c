/**
 * Kata 09, solved.
 */
import type { Line, Peer, Pending, Standing, Us } from './given.ts'
import { digest, hangUp, MANDATORY, sameDigest } from './given.ts'

export function canTalkWith(flags: bigint): boolean {
  return (flags & MANDATORY) === MANDATORY
}

export function inCommon(ours: bigint, theirs: bigint): bigint {
  return ours & theirs
}

export function pending(us: string, peer: string, standing: Standing): Pending {
  if (standing === 'up') return 'alive'
  if (standing === 'nothing') return 'ok'
  return us > peer ? 'nok' : 'ok_simultaneous'
}

export async function weStarted(us: Us, peer: string, line: Line): Promise<Peer> {
  const { name, flags, creation } = us
  line.send({ kind: 'name', name, flags, creation })

  const { status } = await line.receive('status')
  if (status === 'alive') line.send({ kind: 'status', status: 'true' })
  else if (status !== 'ok' && status !== 'ok_simultaneous')
    hangUp(`${peer} says ${status}`)

  const theirs = await line.receive('challenge')
  if (theirs.name !== peer) hangUp(`${theirs.name} answers instead of ${peer}`)
  if (!canTalkWith(theirs.flags)) hangUp(`${peer} lacks flags`)

  const cookie = us.cookieFor(peer)
  const challenge = us.random()
  line.send({ kind: 'reply', challenge, digest: digest(theirs.challenge, cookie) })

  const ack = await line.receive('ack')
  if (!sameDigest(ack.digest, digest(challenge, cookie)))
    hangUp(`${peer} has another cookie`)
  return {
    name: peer,
    creation: theirs.creation,
    flags: inCommon(flags, theirs.flags),
  }
}

export async function otherStarted(
  us: Us,
  line: Line,
  decide: (name: string) => Pending,
): Promise<Peer> {
  const { name, flags, creation } = us
  const theirs = await line.receive('name')
  if (!canTalkWith(theirs.flags)) {
    line.send({ kind: 'status', status: 'not_allowed' })
    hangUp(`${theirs.name} lacks flags`)
  }

  const status = decide(theirs.name)
  line.send({ kind: 'status', status })
  if (status === 'nok') hangUp(`we are dialling ${theirs.name}`)
  if (status === 'alive') {
    const answer = await line.receive('status')
    if (answer.status !== 'true') hangUp(`${theirs.name} wants no new connection`)
  }

  const challenge = us.random()
  line.send({ kind: 'challenge', name, flags, creation, challenge })

  const cookie = us.cookieFor(theirs.name)
  const reply = await line.receive('reply')
  if (!sameDigest(reply.digest, digest(challenge, cookie)))
    hangUp(`${theirs.name} has another cookie`)
  line.send({ kind: 'ack', digest: digest(reply.challenge, cookie) })
  return {
    name: theirs.name,
    creation: theirs.creation,
    flags: inCommon(flags, theirs.flags),
  }
}
