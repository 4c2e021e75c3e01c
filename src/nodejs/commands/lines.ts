/**
 * The lines that are typed at a terminal, or come through a pipe: for the shell, and for processes whose group leader it
 * is (`io:get_line/1`). Whoever wants a line waits in turn.
 */
import type { Interface } from 'node:readline'

/** So many lines may have come before anyone wants them; then the input waits. */
const MAX_READY = 1000

interface Waiting {
  readonly prompt: string
  readonly take: (line: string | undefined) => void
}

export class Lines {
  readonly #input: Interface
  readonly #show: (prompt: string) => void
  readonly #ready: string[] = []
  #waiting: Waiting[] = []
  #isClosed = false

  /** `show` shows the prompt of who is next. */
  constructor(input: Interface, show: (prompt: string) => void) {
    this.#input = input
    this.#show = show
    input.on('line', (line) => this.#came(line))
    input.on('close', () => {
      this.#isClosed = true
      this.forget()
    })
  }

  /** The next line, without its newline; `undefined` at the end of the input. */
  next(prompt: string): Promise<string | undefined> {
    const line = this.#ready.shift()
    if (this.#ready.length === 0 && !this.#isClosed) this.#input.resume()
    if (line !== undefined || this.#isClosed) {
      if (line !== undefined) this.#show(prompt)
      return Promise.resolve(line)
    }
    return new Promise((take) => {
      this.#waiting.push({ prompt, take })
      if (this.#waiting.length === 1) this.#show(prompt)
    })
  }

  /** Nobody waits any more: they get nothing. */
  forget(): void {
    for (const { take } of this.#waiting.splice(0)) take(undefined)
  }

  /** What has come and was not wanted yet is dropped. */
  close(): void {
    this.#ready.length = 0
    this.#input.close()
  }

  #came(line: string): void {
    const taker = this.#waiting.shift()
    if (taker === undefined) {
      this.#ready.push(line)
      if (this.#ready.length >= MAX_READY) this.#input.pause()
      return
    }
    taker.take(line)
    const [next] = this.#waiting
    if (next !== undefined) this.#show(next.prompt)
  }
}
