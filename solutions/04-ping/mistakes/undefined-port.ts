// task 1: the port mapper's no is taken for a port
import type { Directory, Found } from '../given.ts'
import { findNode as right } from '../kata.ts'

export * from '../kata.ts'

export async function findNode(full: string, directory: Directory): Promise<Found> {
  const found = await right(full, directory)
  if (!('why' in found) || found.why !== 'unknown node') return found
  return { address: '192.0.2.2', port: undefined as unknown as number }
}
