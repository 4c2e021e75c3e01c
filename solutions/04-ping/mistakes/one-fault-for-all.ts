// task 1: a host that is there, without the node, passes for an unknown host
import type { Directory, Found } from '../given.ts'
import { findNode as right } from '../kata.ts'

export * from '../kata.ts'

export async function findNode(full: string, directory: Directory): Promise<Found> {
  const found = await right(full, directory)
  return 'why' in found && found.why === 'unknown node' ? { why: 'unknown host' } : found
}
