// task 2: send lets the failure of a dial fall where nobody catches it
import type { TermInput } from '../given.ts'
import { Connections as Right } from '../kata.ts'

export * from '../kata.ts'

export class Connections extends Right {
  override async send(node: string, message: TermInput): Promise<void> {
    const line = await this.connect(node)
    line.send(message)
  }
}
