// task 2: {Name, node()} that nobody has is refused like a bare name
import { BadArg, type Destination, isPid, type Names, type Pid } from '../given.ts'
import { resolve } from '../kata.ts'

export * from '../kata.ts'

export function recipient(names: Names, to: Destination): Pid | undefined {
  const target = resolve(to, names.node)
  if (isPid(target)) return target
  const pid = names.registered.get(target.name)
  if (pid === undefined) throw new BadArg(`nobody is registered as ${target.name}`)
  return pid
}
