/** The variables of a shell or a function, and their values. A variable is bound once. */
import type { Term } from '../term/term.ts'

export class Bindings {
  #values: Map<string, Term>

  constructor(values: Iterable<readonly [string, Term]> = []) {
    this.#values = new Map(values)
  }

  get(name: string): Term | undefined {
    return this.#values.get(name)
  }

  bind(name: string, value: Term): void {
    this.#values.set(name, value)
  }

  forget(name: string): void {
    this.#values.delete(name)
  }

  names(): string[] {
    return [...this.#values.keys()]
  }

  /** A copy, to be bound further without effect here: for a clause that may yet not match. */
  fork(): Bindings {
    return new Bindings(this.#values)
  }

  /** Takes over what a fork has become. */
  become(fork: Bindings): void {
    this.#values = fork.#values
  }
}
