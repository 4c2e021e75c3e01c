// task 2: a node that is told of itself connects with itself
import { newcomers as right } from '../kata.ts'

export * from '../kata.ts'

export function newcomers(me: string, known: readonly string[], told: readonly string[]): readonly string[] {
  return right(`not ${me}`, known, told)
}
