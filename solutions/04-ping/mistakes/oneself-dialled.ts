// task 3: a node that pings itself dials itself
import { type Atom, atom, type Kernel, t } from '../given.ts'

export * from '../kata.ts'

export async function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  try {
    await kernel.connect(node)
    const answer = await kernel.ask(node, t(atom('is_auth'), atom(kernel.node)))
    if (answer === atom('yes')) return atom('pong')
  } catch {}
  kernel.disconnect(node)
  return atom('pang')
}
