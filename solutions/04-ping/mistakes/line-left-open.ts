// task 3: after a pang the connection stays
import type { Atom, Kernel } from '../given.ts'
import { ping as right } from '../kata.ts'

export * from '../kata.ts'

export function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  return right(
    {
      node: kernel.node,
      connect: (peer) => kernel.connect(peer),
      ask: (peer, question) => kernel.ask(peer, question),
      disconnect: () => {},
    },
    node,
  )
}
