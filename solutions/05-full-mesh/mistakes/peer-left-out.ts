// task 3: one's friends are told of those behind the peer, and not of the peer itself
import type { Steps } from '../given.ts'
import { met as right } from '../kata.ts'

export * from '../kata.ts'

export function met(me: string, known: readonly string[], peer: string, theirs: readonly string[]): Steps {
  const steps = right(me, known, peer, theirs)
  return { ...steps, news: steps.connect }
}
