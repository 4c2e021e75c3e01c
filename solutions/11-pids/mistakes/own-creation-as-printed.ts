// task 3: this node's own creation is taken from the pid that it has printed last
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  readonly #creations = new Map<string, number>()

  override print(pid: Pid): string {
    this.#creations.set(pid.node, pid.creation)
    return super.print(pid)
  }

  override parse(text: string): Pid | undefined {
    const pid = super.parse(text)
    return pid && { ...pid, creation: this.#creations.get(pid.node) ?? pid.creation }
  }
}
