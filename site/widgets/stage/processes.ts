/** The processes of every node that were spawned since it began, as its part of the trace tells. */
import type { TraceEvent } from '../../../src/mod.ts'

export interface Processes {
  /** Pids as their own node prints them, by node, the oldest first. */
  readonly alive: ReadonlyMap<string, readonly string[]>
  /** When a node began: what is spawned at that very moment is part of it. */
  readonly began: ReadonlyMap<string, number>
}

export const noProcesses: Processes = { alive: new Map(), began: new Map() }

/** Of a node; a picture shows a few, and tells how many more. */
const MAX_PROCESSES = 1000

export function processesAfter(processes: Processes, event: TraceEvent): Processes {
  const { alive, began } = processes
  const known = alive.get(event.where) ?? []
  const withKnown = (pids: readonly string[]): Processes => ({
    ...processes,
    alive: new Map([...alive, [event.where, pids]]),
  })
  switch (event.type) {
    case 'epmd_response': {
      if (event.side !== 'client' || event.to !== 'ALIVE2_REQ') return processes
      return {
        alive: new Map([...alive, [event.where, []]]),
        began: new Map([...began, [event.where, event.at]]),
      }
    }
    case 'spawn': {
      if (began.get(event.where) === event.at || known.length >= MAX_PROCESSES) return processes
      return withKnown([...known, event.pid])
    }
    case 'exit':
      return known.includes(event.pid) ? withKnown(known.filter((pid) => pid !== event.pid)) : processes
  }
  return processes
}
