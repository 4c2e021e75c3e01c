// task 1: a dot is taken for a character that a name can have
import type { NodeName } from '../given.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  const [, name, host] = /^([0-9A-Za-z_.-]+)@([^\s@]+)$/.exec(full) ?? []
  return name === undefined || host === undefined ? 'no name' : { name, host }
}
