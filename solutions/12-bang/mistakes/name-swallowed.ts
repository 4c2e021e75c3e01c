// task 2: a bare name that nobody has is dropped silently
import { type Destination, isPid, type Names, type Pid } from '../given.ts'
import { resolve } from '../kata.ts'

export * from '../kata.ts'

export function recipient(names: Names, to: Destination): Pid | undefined {
  const target = resolve(to, names.node)
  return isPid(target) ? target : names.registered.get(target.name)
}
