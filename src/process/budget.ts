/**
 * Scheduling is cooperative, on JavaScript's own queue of promises. After a budget of messages whoever receives next lets
 * I/O have its turn, so that two processes in a ping-pong starve nobody.
 */
import type { Env } from '../env/env.ts'

/** Messages received before I/O gets its turn. */
const MESSAGES = 4000

export class Budget {
  readonly #env: Env
  #left = MESSAGES
  #pause: Promise<void> | undefined

  constructor(env: Env) {
    this.#env = env
  }

  /** One more message is received. A promise when the budget is used up: it is awaited before. */
  spend(): Promise<void> | undefined {
    if (--this.#left > 0) return undefined
    this.#pause ??= this.#env.yieldToIo().then(() => {
      this.#left = MESSAGES
      this.#pause = undefined
    })
    return this.#pause
  }
}
