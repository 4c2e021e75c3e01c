/** What happened and was not looked at yet, in order. What is in it already is not put in twice. */
export class Inbox<T> {
  /** Hears of each item as it comes, long before it may be taken. */
  onPut: (item: T) => void = () => {}
  readonly #waiting: T[] = []
  #taker: ((item: T) => void) | undefined

  put(item: T): void {
    this.onPut(item)
    const taker = this.#taker
    this.#taker = undefined
    if (taker !== undefined) taker(item)
    else if (!this.#waiting.includes(item)) this.#waiting.push(item)
  }

  /** One taker at a time. */
  take(): Promise<T> {
    const first = this.#waiting.shift()
    return first === undefined ? new Promise((resolve) => (this.#taker = resolve)) : Promise.resolve(first)
  }
}
