// task 3: hangs up after a pong, too
import { type Atom, atom, type Kernel, t } from '../given.ts'

export * from '../kata.ts'

export async function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  if (node === kernel.node) return atom('pong')
  try {
    await kernel.connect(node)
    const answer = await kernel.ask(node, t(atom('is_auth'), atom(kernel.node)))
    return answer === atom('yes') ? atom('pong') : atom('pang')
  } catch {
    return atom('pang')
  } finally {
    kernel.disconnect(node)
  }
}
