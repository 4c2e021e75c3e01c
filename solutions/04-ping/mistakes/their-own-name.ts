// task 3: the question names the node that is asked, not the one that asks
import { type Atom, atom, type Kernel, t } from '../given.ts'
import { ping as right } from '../kata.ts'

export * from '../kata.ts'

export function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  const question = t(atom('is_auth'), atom(node))
  return right(
    {
      node: kernel.node,
      connect: (peer) => kernel.connect(peer),
      ask: (peer) => kernel.ask(peer, question),
      disconnect: (peer) => kernel.disconnect(peer),
    },
    node,
  )
}
