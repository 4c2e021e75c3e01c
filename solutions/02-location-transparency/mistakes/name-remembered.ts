// task 1: the name that the pid's home had when it was first seen is kept, and the node has another by now
import type { Home, Pid } from '../given.ts'

export * from '../kata.ts'

const seen = new WeakMap<Pid, Home>()

export function isHere(home: Home, pid: Pid): boolean {
  const { name, creation } = seen.get(pid) ?? pid.home
  seen.set(pid, { name, creation })
  return name === home.name && creation === home.creation
}
