// task 2: the smaller name wins, and erl decides the other way
import type { Pending, Standing } from '../given.ts'
import { pending as right } from '../kata.ts'

export * from '../kata.ts'

export function pending(us: string, peer: string, standing: Standing): Pending {
  if (standing !== 'dialling') return right(us, peer, standing)
  return us < peer ? 'nok' : 'ok_simultaneous'
}
