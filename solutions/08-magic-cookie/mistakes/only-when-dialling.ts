// task 4: the cookie of a peer is used when we dial it, and not when it dials us
import type { Answer, Cookies, Reply } from '../given.ts'
import { answerReply } from '../kata.ts'

export * from '../kata.ts'

export function accepted(cookies: Cookies, _peer: string, ourChallenge: number, reply: Reply): Answer {
  return answerReply(ourChallenge, cookies.own, reply)
}
