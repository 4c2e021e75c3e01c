// task 4: a@h1 and a@127.0.0.1 start on one machine, because their full names differ
import { errors, type Refusal } from '../given.ts'

export * from '../kata.ts'

export function mayStart(running: readonly string[], full: string): 'ok' | Refusal {
  return running.includes(full) && full !== 'nonode@nohost' ? { error: errors.inUse(full) } : 'ok'
}
