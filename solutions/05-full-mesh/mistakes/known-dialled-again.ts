// task 2: those that are known already are connected with again
import { newcomers as right } from '../kata.ts'

export * from '../kata.ts'

export function newcomers(me: string, _known: readonly string[], told: readonly string[]): readonly string[] {
  return right(me, [], told)
}
