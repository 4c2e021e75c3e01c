// task 2: X is the creation
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override print({ creation, id, serial }: Pid): string {
    return `<${creation}.${id}.${serial}>`
  }
}
