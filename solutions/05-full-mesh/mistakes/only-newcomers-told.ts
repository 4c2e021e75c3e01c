// task 3: the newcomers are told, and the nodes that one knew before are not
import type { Steps } from '../given.ts'
import { met as right } from '../kata.ts'

export * from '../kata.ts'

export function met(me: string, known: readonly string[], peer: string, theirs: readonly string[]): Steps {
  const steps = right(me, known, peer, theirs)
  return { ...steps, tell: steps.connect }
}
