/**
 * The process registered as `net_kernel`: it answers `{is_auth, Node}` with `yes`, which is what makes a `ping` from any
 * node a `pong`.
 * OTP: `net_kernel:handle_call({is_auth, _Node}, …)`.
 *
 * Every node talks with it, so nobody may hold it up. What is no call is dropped, where it would fill the mailbox; and
 * each answer is sent by a process of its own, which is the one to wait when the caller does not read.
 */
import { CALL, reply } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { any, match, matches } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'

const IS_AUTH = t(atom('is_auth'), any.atom)

export async function netKernelProcess(self: Self): Promise<void> {
  for (;;) {
    const call = match(CALL, await self.receive())
    if (call === undefined) continue
    // #region is-auth
    const [, from, request] = call
    if (matches(IS_AUTH, request)) {
      self.spawn((clerk) => reply(clerk, from, atom('yes')))
    }
    // #endregion
  }
}
