// task 2: messages that could not be delivered are sent with the next connection
import type { TermInput } from '../given.ts'
import { Connections as Right } from '../kata.ts'

export * from '../kata.ts'

export class Connections extends Right {
  readonly #kept: TermInput[] = []

  override send(node: string, message: TermInput): void {
    this.connect(node).then(
      (line) => {
        for (const kept of this.#kept.splice(0)) line.send(kept)
        line.send(message)
      },
      () => this.#kept.push(message),
    )
  }
}
