// task 2: both attempts are let through, and there are two connections
import type { Pending, Standing } from '../given.ts'
import { pending as right } from '../kata.ts'

export * from '../kata.ts'

export function pending(us: string, peer: string, standing: Standing): Pending {
  if (standing !== 'dialling') return right(us, peer, standing)
  return 'ok'
}
