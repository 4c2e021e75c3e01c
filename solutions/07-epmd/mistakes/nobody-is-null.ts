// task 3: gives null for a name that nobody has
import type { NodeEntry } from '../given.ts'
import { Names as Right } from '../kata.ts'

export * from '../kata.ts'

export class Names extends Right {
  override find(name: string): NodeEntry | undefined {
    return super.find(name) ?? (null as unknown as undefined)
  }
}
