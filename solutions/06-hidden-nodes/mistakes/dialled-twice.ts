// task 4: a node that is being connected is dialled again
import type { Sight } from '../given.ts'

export * from '../kata.ts'

export function route(sights: readonly Sight[], to: string): 'goes out' | 'waits' | 'dials' {
  return sights.some(({ peer, state }) => peer === to && state !== 'under way') ? 'goes out' : 'dials'
}
