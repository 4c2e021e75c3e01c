// task 3: a connection is taken for an answer
import { type Atom, atom, type Kernel } from '../given.ts'

export * from '../kata.ts'

export async function ping(kernel: Kernel, node: string): Promise<Atom<'pong'> | Atom<'pang'>> {
  if (node === kernel.node) return atom('pong')
  try {
    await kernel.connect(node)
    return atom('pong')
  } catch {
    kernel.disconnect(node)
    return atom('pang')
  }
}
