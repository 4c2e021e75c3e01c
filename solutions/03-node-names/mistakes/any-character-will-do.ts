// task 1: the pattern has no anchors, so that one good character in the name is enough
import type { NodeName } from '../given.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  const [name = '', host = '', ...more] = full.split('@')
  return /[0-9A-Za-z_-]+/.test(name) && /^\S+$/.test(host) && more.length === 0 ? { name, host } : 'no name'
}
