// task 1: with the flag m, ^ and $ hold at every line of the text
import type { NodeName } from '../given.ts'

export * from '../kata.ts'

export function splitName(full: string): NodeName | 'no name' {
  const [, name, host] = /^([A-Za-z0-9_-]+)@([^@\s]+)$/m.exec(full) ?? []
  return name === undefined || host === undefined ? 'no name' : { name, host }
}
