// task 4: waits for whoever's handshake is under way
import type { Sight } from '../given.ts'

export * from '../kata.ts'

export function route(sights: readonly Sight[], to: string): 'goes out' | 'waits' | 'dials' {
  if (sights.some(({ peer, state }) => peer === to && state !== 'under way')) return 'goes out'
  return sights.some(({ state }) => state === 'under way') ? 'waits' : 'dials'
}
