// task 4: a name that begins like another is taken for it
import { errors, NO_NODE, type Refusal } from '../given.ts'

export * from '../kata.ts'

export function mayStart(running: readonly string[], full: string): 'ok' | Refusal {
  const [name = ''] = full.split('@')
  const taken = running.some((other) => other !== NO_NODE && other.startsWith(name))
  return taken && full !== NO_NODE ? { error: errors.inUse(full) } : 'ok'
}
