/**
 * The process registered as `net_kernel`: it answers `{is_auth, Node}` with `yes`, which is what makes a `ping` from any
 * node a `pong`.
 * OTP: `net_kernel:handle_call({is_auth, _Node}, …)`.
 */
import { CALL, reply } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { any, matches } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'

export async function netKernelProcess(self: Self): Promise<void> {
  for (;;) {
    const [, from, request] = await self.receive(CALL)
    // #region is-auth
    if (matches(t(atom('is_auth'), any.atom), request)) reply(self, from, atom('yes'))
    // #endregion
  }
}
