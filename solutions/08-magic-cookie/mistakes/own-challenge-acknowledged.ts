// task 3: the acknowledgement answers our own challenge, which the dialler has just answered
import type { Answer, Reply } from '../given.ts'
import { digest, sameDigest } from '../kata.ts'

export * from '../kata.ts'

export function answerReply(ourChallenge: number, cookie: string, reply: Reply): Answer {
  const right = digest(ourChallenge, cookie)
  return sameDigest(reply.digest, right) ? { ack: right } : 'hang up'
}
