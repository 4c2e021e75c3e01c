// task 1: what is no name is looked up all the same, and so passes for an unknown host
import type { Directory, Found } from '../given.ts'
import { findNode as right } from '../kata.ts'

export * from '../kata.ts'

export async function findNode(full: string, directory: Directory): Promise<Found> {
  const [, host = ''] = full.split('@')
  const found = await right(full, directory)
  const isNoName = 'why' in found && found.why === 'bad name'
  if (isNoName && (await directory.resolve(host)) === undefined) return { why: 'unknown host' }
  return found
}
