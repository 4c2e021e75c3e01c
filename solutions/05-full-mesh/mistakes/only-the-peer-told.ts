// task 3: one's friends are told of the peer alone, and not of those behind it
import type { Steps } from '../given.ts'
import { met as right } from '../kata.ts'

export * from '../kata.ts'

export function met(me: string, known: readonly string[], peer: string, theirs: readonly string[]): Steps {
  return { ...right(me, known, peer, theirs), news: [peer] }
}
