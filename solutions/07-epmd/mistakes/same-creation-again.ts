// task 3: each name counts its lives by itself, so that two nodes have the same creation
import type { Connection, NodeEntry } from '../given.ts'
import { Names as Right } from '../kata.ts'

export * from '../kata.ts'

export class Names extends Right {
  readonly #lives = new Map<string, number>()

  override register(node: NodeEntry, connection: Connection): number | undefined {
    if (super.register(node, connection) === undefined) return undefined
    const life = (this.#lives.get(node.name) ?? 3) + 1
    this.#lives.set(node.name, life)
    return life
  }
}
