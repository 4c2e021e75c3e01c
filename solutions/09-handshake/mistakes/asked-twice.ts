// task 3: the ack is checked against a challenge that was never sent
import { digest, hangUp, type Line, type Peer, sameDigest, type Us } from '../given.ts'
import { canTalkWith, inCommon } from '../kata.ts'

export * from '../kata.ts'

export async function weStarted(us: Us, peer: string, line: Line): Promise<Peer> {
  const { name, flags, creation } = us
  line.send({ kind: 'name', name, flags, creation })

  const { status } = await line.receive('status')
  if (status === 'alive') line.send({ kind: 'status', status: 'true' })
  else if (status !== 'ok' && status !== 'ok_simultaneous') hangUp(`${peer} says ${status}`)

  const theirs = await line.receive('challenge')
  if (theirs.name !== peer) hangUp(`${theirs.name} answers instead of ${peer}`)
  if (!canTalkWith(theirs.flags)) hangUp(`${peer} lacks flags`)

  const cookie = us.cookieFor(peer)
  const challenge = us.random()
  line.send({ kind: 'reply', challenge, digest: digest(theirs.challenge, cookie) })

  const ack = await line.receive('ack')
  if (!sameDigest(ack.digest, digest(us.random(), cookie))) hangUp(`${peer} has another cookie`)
  return { name: peer, creation: theirs.creation, flags: inCommon(flags, theirs.flags) }
}
