// task 4: what the status shall be is decided before the flags are looked at
import { digest, hangUp, type Line, type Peer, type Pending, sameDigest, type Us } from '../given.ts'
import { canTalkWith, inCommon } from '../kata.ts'

export * from '../kata.ts'

export async function otherStarted(us: Us, line: Line, decide: (name: string) => Pending): Promise<Peer> {
  const { name, flags, creation } = us
  const theirs = await line.receive('name')
  const status = decide(theirs.name)
  if (!canTalkWith(theirs.flags)) {
    line.send({ kind: 'status', status: 'not_allowed' })
    hangUp(`${theirs.name} lacks flags`)
  }

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
  if (!sameDigest(reply.digest, digest(challenge, cookie))) hangUp(`${theirs.name} has another cookie`)
  line.send({ kind: 'ack', digest: digest(reply.challenge, cookie) })
  return { name: theirs.name, creation: theirs.creation, flags: inCommon(flags, theirs.flags) }
}
