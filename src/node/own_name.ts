/**
 * What this node is called: by itself, or, if it was started as `undefined`, by the first node that it connects with. As
 * long as it is connected with that one it has the name; then it is `nonode@nohost` again, and the next one names it.
 * OTP: "Dynamic Node Name" in the Reference Manual, "Distributed Erlang"; `dist_util:do_setnode/1`.
 */
import { DFLAG } from '../handshake/flags.ts'
import type { GivenName } from '../handshake/party.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { LocalIdentity } from '../term/identifier.ts'
import type { Dialler } from './dial.ts'

export class OwnName {
  readonly #identity: LocalIdentity
  readonly #born: Dialler
  #dialler: Dialler
  /** A dial by which a name may come. */
  #naming: Promise<void> | undefined

  /** `dialler` has `NAME_ME` among its flags if the node has no name. */
  constructor(identity: LocalIdentity, dialler: Dialler) {
    this.#identity = identity
    this.#born = dialler
    this.#dialler = dialler
  }

  /** Who dials, under the name of the moment. */
  get dialler(): Dialler {
    return this.#dialler
  }

  get isMissing(): boolean {
    return (this.#dialler.us.flags & DFLAG.NAME_ME) !== 0n
  }

  /**
   * Runs `dial`. While there is no name, one at a time: two nodes would give it two.
   */
  async dialInTurn<T>(dial: (dialler: Dialler) => Promise<T>): Promise<T> {
    while (this.isMissing && this.#naming !== undefined) await this.#naming
    if (!this.isMissing) return dial(this.#dialler)
    const dialling = dial(this.#dialler)
    const naming = dialling.then(
      () => {},
      () => {},
    )
    this.#naming = naming
    try {
      return await dialling
    } finally {
      this.#naming = undefined
    }
  }

  take({ name, creation }: GivenName): void {
    const { us, ...rest } = this.#born
    this.#identity.become(atom(name) as Atom, creation)
    this.#dialler = { ...rest, where: name, us: { ...us, name, creation, flags: us.flags & ~DFLAG.NAME_ME } }
  }

  /** Whoever gave the name is gone. */
  lose(): void {
    this.#identity.become(atom('nonode@nohost'), 0)
    this.#dialler = this.#born
  }
}
