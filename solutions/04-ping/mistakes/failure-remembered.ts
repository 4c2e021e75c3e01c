// task 2: the promise of a failed dial stays, so that the node can never be reached again
import type { Line, TermInput, World } from '../given.ts'

export * from '../kata.ts'

export class Connections {
  readonly #world: World
  readonly #lines = new Map<string, Promise<Line>>()
  readonly #up = new Set<string>()

  constructor(world: World) {
    this.#world = world
  }

  nodes(): readonly string[] {
    return [...this.#up]
  }

  connect(node: string): Promise<Line> {
    const line = this.#lines.get(node) ?? this.#dial(node)
    this.#lines.set(node, line)
    return line
  }

  async #dial(node: string): Promise<Line> {
    const line = await this.#world.dial(node)
    this.#up.add(node)
    void line.closed.then(() => {
      this.#up.delete(node)
      this.#lines.delete(node)
    })
    return line
  }

  send(node: string, message: TermInput): void {
    this.connect(node).then(
      (line) => line.send(message),
      () => {},
    )
  }
}
