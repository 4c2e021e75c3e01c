/**
 * The one stream of events that widgets, the hex inspector, failing-test timelines and logs all read.
 *
 * Each folder declares its own events in its `events.ts`; `mod.ts` unites them as `TraceEvent`. An event survives
 * `structuredClone`: plain fields, numbers, strings and `Uint8Array`s; Erlang terms travel in it as ETF bytes.
 * Emitters test `trace.on` first, so that without a listener an event is not even built.
 */

/** What every event tells. */
export interface AnyEvent {
  readonly type: string
  /** The emitter's clock, in milliseconds. */
  readonly at: number
  /** Who saw it: a node's full name, or `epmd@host` for a port mapper. */
  readonly where: string
}

/** Takes each event as it happens; what it throws is thrown at who told the event. */
export type Listener = (event: AnyEvent) => void

/**
 * The stream of all that a runtime does, for whoever listens. Ask `on` before an event is made: without a listener it
 * costs nothing.
 */
export class Trace {
  /** True while anyone listens. */
  on = false
  readonly #listeners = new Set<Listener>()

  /** Calls `listener` with every event from now on; the function returned ends that. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    this.on = true
    return () => {
      this.#listeners.delete(listener)
      this.on = this.#listeners.size > 0
    }
  }

  /**
   * Tells every listener of `event`, before it returns. The type argument is the emitter's own event, so that a misspelt
   * field does not compile.
   */
  emit<E extends AnyEvent>(event: E): void {
    for (const listener of this.#listeners) listener(event)
  }
}
