/** The process that a scene follows: the one to whose pid a variable of a shell is bound. It can be another at any time. */
import { any, atomName, format, match, type Term } from '../../src/mod.ts'
import type { Whereabouts } from './scene.ts'

export class Follower {
  readonly #told: (process: Whereabouts | undefined) => void
  /** As it was told last. */
  #followed: Whereabouts | undefined

  constructor(told: (process: Whereabouts | undefined) => void) {
    this.#told = told
  }

  /** The variable is bound to `value`, or to nothing. Tells only what is new. */
  look(value: Term | undefined): void {
    const pid = value === undefined ? undefined : match(any.pid, value)
    const process = pid && { node: atomName(pid.node), pid: format(pid) }
    if (process?.node === this.#followed?.node && process?.pid === this.#followed?.pid) return
    this.#followed = process
    this.#told(process)
  }
}
