// task 1: asks the port mapper at the name of the host, and not at its address
import { type Directory, type Found, splitName } from '../given.ts'

export * from '../kata.ts'

export async function findNode(full: string, directory: Directory): Promise<Found> {
  const parts = splitName(full)
  if (parts === 'no name') return { why: 'bad name' }
  const address = await directory.resolve(parts.host)
  if (address === undefined) return { why: 'unknown host' }
  const port = await directory.portPlease(parts.host, parts.name)
  return port === undefined ? { why: 'unknown node' } : { address, port }
}
