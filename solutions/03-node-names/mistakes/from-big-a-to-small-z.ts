// task 1: [A-z] lets the characters between Z and a through
import type { NodeName } from '../given.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  const [, name, host] = /^([A-z0-9_-]+)@([^\s@]+)$/.exec(full) ?? []
  return name === undefined || host === undefined ? 'no name' : { name, host }
}
