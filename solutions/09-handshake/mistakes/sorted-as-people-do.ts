// task 2: localeCompare sorts capitals among the small letters
import type { Pending, Standing } from '../given.ts'
import { pending as right } from '../kata.ts'

export * from '../kata.ts'

export function pending(us: string, peer: string, standing: Standing): Pending {
  if (standing !== 'dialling') return right(us, peer, standing)
  return us.localeCompare(peer) > 0 ? 'nok' : 'ok_simultaneous'
}
