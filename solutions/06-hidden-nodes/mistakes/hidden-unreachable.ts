// task 4: a hidden node is not found in nodes(), and so is dialled again
import type { Sight } from '../given.ts'
import { route as right } from '../kata.ts'

export * from '../kata.ts'

export function route(sights: readonly Sight[], to: string): 'goes out' | 'waits' | 'dials' {
  return right(
    sights.filter(({ state }) => state !== 'hidden'),
    to,
  )
}
