// task 1: split('@') and only the first two parts are looked at
import type { NodeName } from '../given.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  const [name = '', host = ''] = full.split('@')
  return /^[\w-]+$/.test(name) && /^\S+$/.test(host) ? { name, host } : 'no name'
}
