/**
 * Some bytes sought in others, in a time that grows with both lengths and not with their product: what of the pattern has
 * been seen is not looked at again (Knuth, Morris and Pratt), whatever a peer chooses for the two.
 */

export class Search {
  /** Where the pattern stands; infinite where it does not any more. */
  at = -1
  readonly #whole: Uint8Array
  readonly #pattern: Uint8Array
  /** For each beginning of the pattern, how much of it is a beginning again at its end. */
  readonly #repeats: Int32Array

  constructor(whole: Uint8Array, pattern: Uint8Array) {
    this.#whole = whole
    this.#pattern = pattern
    this.#repeats = new Int32Array(pattern.length)
    for (let i = 1, seen = 0; i < pattern.length; i++) {
      seen = this.#extended(seen, pattern[i])
      this.#repeats[i] = seen
    }
  }

  get length(): number {
    return this.#pattern.length
  }

  /** Looks from `from` on, unless what it has found is there already. */
  goTo(from: number): void {
    if (this.at >= from) return
    let seen = 0
    for (let i = from; i < this.#whole.length; i++) {
      seen = this.#extended(seen, this.#whole[i])
      if (seen === this.length) {
        this.at = i + 1 - seen
        return
      }
    }
    this.at = Number.POSITIVE_INFINITY
  }

  /** How much of the pattern is seen when `byte` comes after so much of it. */
  #extended(seen: number, byte: number | undefined): number {
    let kept = seen
    while (kept > 0 && this.#pattern[kept] !== byte) kept = this.#repeats[kept - 1] ?? 0
    return this.#pattern[kept] === byte ? kept + 1 : kept
  }
}
