// task 3: the answer is text, not an atom
import type { Atom, Kernel } from '../given.ts'
import { ping as right } from '../kata.ts'

export * from '../kata.ts'

export async function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  return String(await right(kernel, node)) as unknown as Atom<'pong'>
}
