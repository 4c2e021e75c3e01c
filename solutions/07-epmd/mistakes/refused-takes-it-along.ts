// task 3: the connection of one who was refused takes the name along when it ends
import type { Connection, NodeEntry } from '../given.ts'
import { Names as Right } from '../kata.ts'

export * from '../kata.ts'

export class Names extends Right {
  readonly #wanted = new Map<Connection, string>()
  readonly #holders = new Map<string, Connection>()

  override register(node: NodeEntry, connection: Connection): number | undefined {
    const creation = super.register(node, connection)
    if (creation !== undefined) this.#holders.set(node.name, connection)
    this.#wanted.set(connection, node.name)
    return creation
  }

  override closed(connection: Connection): void {
    const holder = this.#holders.get(this.#wanted.get(connection) ?? '')
    if (holder !== undefined) super.closed(holder)
  }
}
