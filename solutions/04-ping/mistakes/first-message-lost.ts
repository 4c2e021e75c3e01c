// task 2: what is sent while the node is being dialled is lost
import type { TermInput } from '../given.ts'
import { Connections as Right } from '../kata.ts'

export * from '../kata.ts'

export class Connections extends Right {
  override send(node: string, message: TermInput): void {
    const up = this.nodes().includes(node)
    this.connect(node).then(
      (line) => up && line.send(message),
      () => {},
    )
  }
}
