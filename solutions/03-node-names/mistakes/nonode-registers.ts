// task 4: nonode@nohost is left out of who runs, and not when it is what starts
import { errors, NO_NODE, type Refusal } from '../given.ts'

export * from '../kata.ts'

export function mayStart(running: readonly string[], full: string): 'ok' | Refusal {
  const nodes = running.filter((other) => other !== NO_NODE)
  const taken = nodes.some((other) => other.split('@')[0] === full.split('@')[0])
  return taken ? { error: errors.inUse(full) } : 'ok'
}
