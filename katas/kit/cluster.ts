/**
 * A cluster in memory for boss stages that meet more nodes than a recording can hold, in the page too: the world of the
 * runtime's own tests, and a memory of what has happened in it.
 */
import type { AnyEvent } from '../../src/env/trace.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { traceText } from '../../src/trace/text.ts'
import { Lab } from '../../test/lab.ts'

export class Cluster extends Lab {
  readonly #events: TraceEvent[] = []

  constructor() {
    super(1)
    this.env.trace.subscribe((event: AnyEvent) => this.#events.push(event as TraceEvent))
  }

  /** Lets `ms` milliseconds pass. */
  pass(ms: number): Promise<void> {
    return this.env.clock.advance(ms)
  }

  /** What has happened so far, as lines for a person. */
  timeline(...types: readonly TraceEvent['type'][]): string[] {
    return this.#events.filter(({ type }) => types.includes(type)).map(traceText)
  }
}
