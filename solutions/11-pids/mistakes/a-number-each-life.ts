// task 2: a restarted node gets another X, so that X would tell its lives apart
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  readonly #lives: string[] = [`${this.node} ${this.creation}`]

  override print({ node, creation, id, serial }: Pid): string {
    const life = `${node} ${creation}`
    if (!this.#lives.includes(life)) this.#lives.push(life)
    return `<${this.#lives.indexOf(life)}.${id}.${serial}>`
  }
}
