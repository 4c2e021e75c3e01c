// task 2: X is 0 for every node
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override print({ id, serial }: Pid): string {
    return `<0.${id}.${serial}>`
  }
}
