// task 2: a node that is connected already is turned away, although it may have restarted
import type { Pending, Standing } from '../given.ts'
import { pending as right } from '../kata.ts'

export * from '../kata.ts'

export function pending(us: string, peer: string, standing: Standing): Pending {
  return standing === 'up' ? 'nok' : right(us, peer, standing)
}
