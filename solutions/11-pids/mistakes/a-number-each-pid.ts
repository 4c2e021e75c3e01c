// task 2: every pid gets a new X
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  #printed = 0

  override print(pid: Pid): string {
    return pid.node === this.node ? super.print(pid) : `<${++this.#printed}.${pid.id}.${pid.serial}>`
  }
}
