// task 2: with commas, as texts on Erlang sometimes have it
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override print(pid: Pid): string {
    return super.print(pid).replaceAll('.', ',')
  }
}
