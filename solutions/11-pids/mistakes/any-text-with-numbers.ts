// task 3: the first three numbers of any text make a pid
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override parse(text: string): Pid | undefined {
    const [x, y, z] = text.match(/\d+/g) ?? []
    return super.parse(`<${x}.${y}.${z}>`)
  }
}
