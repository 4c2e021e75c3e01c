/**
 * What the worker has to say, sent in batches: the next leaves when the page has taken the last. A cluster can make more
 * news in a moment than a page can draw in a minute, so whoever makes them waits where too many have not left yet.
 */
import type { ToPage } from './messages.ts'

/** Messages and events that may wait to leave before their makers do. */
const MOST = 2000

export class Outbox {
  readonly #send: (batch: readonly ToPage[]) => void
  #batch: ToPage[] = []
  #size = 0
  /** A batch is with the page. */
  #isOut = false
  #taken = Promise.resolve()
  #wake = (): void => {}

  constructor(send: (batch: readonly ToPage[]) => void) {
    this.#send = send
  }

  say(message: ToPage): void {
    this.#batch.push(message)
    this.#size += message.type === 'told' ? message.told.length : 1
    if (!this.#isOut) this.#leave()
  }

  /** The page has taken a batch and drawn what came of it. */
  taken(): void {
    this.#isOut = false
    this.#wake()
    if (this.#batch.length > 0) this.#leave()
  }

  /** Resolves, at once if it can, when there is room for more news. */
  async room(): Promise<void> {
    while (this.#size > MOST) await this.#taken
  }

  #leave(): void {
    const batch = this.#batch
    this.#batch = []
    this.#size = 0
    this.#isOut = true
    this.#taken = new Promise((resolve) => {
      this.#wake = resolve
    })
    this.#send(batch)
  }
}
