// task 2: only the hosts are compared, so that two nodes of one host go on both
import type { Pending, Standing } from '../given.ts'
import { pending as right } from '../kata.ts'

export * from '../kata.ts'

export function pending(us: string, peer: string, standing: Standing): Pending {
  if (standing !== 'dialling') return right(us, peer, standing)
  return (us.split('@')[1] ?? '') > (peer.split('@')[1] ?? '') ? 'nok' : 'ok_simultaneous'
}
