/** A node's shell in the page: lines go in one after the other, what it prints comes out. */
import { type Node, Shell, type Term } from '../../src/mod.ts'

export interface ConsoleListeners {
  /** Behind a prompt: a line that was typed, without its newline. */
  printed(text: string, prompt?: string): void
  prompted(prompt: string): void
  quit(): void
}

export class Console {
  readonly #shell: Shell
  readonly #listeners: ConsoleListeners
  /** The line before: only when it is done the next is looked at. */
  #before: Promise<void> = Promise.resolve()
  #printed = ''
  #closed = false

  constructor(node: Node, listeners: ConsoleListeners) {
    this.#listeners = listeners
    this.#shell = new Shell({
      runtime: node.runtime,
      node,
      write: (text) => {
        this.#printed += text
        listeners.printed(text)
      },
      quit: () => listeners.quit(),
    })
    this.#prompt()
  }

  /** What a variable of this shell is bound to. */
  valueOf(variable: string): Term | undefined {
    return this.#shell.valueOf(variable)
  }

  /** Shows a line behind its prompt, as if it had been typed by hand. */
  echo(text: string): void {
    this.#listeners.printed(text, this.#shell.prompt)
  }

  /** Resolves with what was printed for this line, without the newline at its end. */
  type(text: string): Promise<string> {
    const done = this.#before.then(async () => {
      if (this.#closed) return ''
      this.#printed = ''
      for await (const _ of this.#shell.feed(`${text}\n`)) this.#prompt()
      this.#prompt()
      return this.#printed.replace(/\n$/, '')
    })
    this.#before = done.then(
      () => {},
      () => {},
    )
    return done
  }

  /** Ends what runs and drops what has begun, as Ctrl-C does. */
  interrupt(): void {
    if (this.#shell.interrupt()) return
    this.#shell.abandon()
    this.#prompt()
  }

  close(): void {
    this.#closed = true
    this.#shell.close()
  }

  /** `(a@h1)1> `; a line that goes on has only what stands at its end. */
  #prompt(): void {
    const { prompt, incomplete } = this.#shell
    if (!this.#closed) this.#listeners.prompted(incomplete ? `${' '.repeat(prompt.length - 2)}> ` : prompt)
  }
}
