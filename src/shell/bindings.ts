/** The variables of a shell or a function, and their values. A variable is bound once. */
import type { Self } from '../process/self.ts'
import type { Term } from '../term/term.ts'

/** The process in which they are looked at: what `self()` and `node()` are in a guard. */
export type Here = Pick<Self, 'pid' | 'node'>

export class Bindings {
  readonly here: Here | undefined
  #values: Map<string, Term>

  constructor(values: Iterable<readonly [string, Term]> = [], here?: Here) {
    this.#values = new Map(values)
    this.here = here
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
  fork(here = this.here): Bindings {
    return new Bindings(this.#values, here)
  }

  /** Takes over what a fork has become. */
  become(fork: Bindings): void {
    this.#values = fork.#values
  }
}
