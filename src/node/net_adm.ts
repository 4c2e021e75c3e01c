/**
 * `net_adm:ping/1`: is that node there, and does it let us in? One answer for every way in which it can fail, `pang`;
 * the log says which it was.
 * OTP: `net_adm.erl`; the question goes to `net_kernel` over there, as `{is_auth, Node}`.
 */
import { call } from '../gen_server/gen.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom } from '../term/atom.ts'
import { t } from '../term/tuple.ts'
import type { NetKernel } from './net_kernel.ts'

/** How long a connected node may take to answer, in milliseconds. (OTP waits for ever.) */
const ANSWER_TIME = 7000

// #region ping
export async function ping(
  runtime: Runtime,
  netKernel: NetKernel,
  node: string,
): Promise<Atom<'pong'> | Atom<'pang'>> {
  try {
    if (node !== runtime.node.name) await netKernel.connect(node)
    await askNetKernel(runtime, atom(node) as Atom)
    return atom('pong')
  } catch {
    netKernel.disconnect(node)
    return atom('pang')
  }
}

/** Resolves when `net_kernel` on a connected node has answered. Rejects with `CallTimeout` or `CallFailed`. */
export function askNetKernel(runtime: Runtime, node: Atom): Promise<void> {
  return new Promise((resolve, reject) => {
    runtime.spawn(async (self) => {
      const stop = () => reject(new Error('this node stops'))
      self.signal.addEventListener('abort', stop)
      const question = t(atom('is_auth'), runtime.node)
      await call(self, { name: atom('net_kernel'), node }, question, ANSWER_TIME).then(
        () => resolve(),
        reject,
      )
    })
  })
}
// #endregion
