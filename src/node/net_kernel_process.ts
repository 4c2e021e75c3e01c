/**
 * The process registered as `net_kernel`: it answers `{is_auth, Node}` with `yes`, which is what makes a `ping` from any
 * node a `pong`. `sys:suspend/1` keeps it from that until `sys:resume/1`: then a ping waits although the node lives.
 * OTP: `net_kernel:handle_call({is_auth, _Node}, …)`.
 *
 * Every node talks with it, so nobody may hold it up. What is no call is dropped, where it would fill the mailbox; and
 * each answer is sent by a process of its own, which is the one to wait when the caller does not read.
 */
import { CALL, type From, reply } from '../gen_server/gen.ts'
import { respond, SYSTEM } from '../gen_server/sys.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { any, type Matched, match, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

const IS_AUTH = t(atom('is_auth'), any.atom)

export async function netKernelProcess(self: Self): Promise<void> {
  const answer = (from: From, answered: TermInput): void => {
    self.spawn((clerk) => reply(clerk, from, answered))
  }
  let suspended = false
  for (;;) {
    const message: Term = suspended ? await self.receive(SYSTEM) : await self.receive()
    const system: Matched<typeof SYSTEM> | undefined = match(SYSTEM, message)
    if (system !== undefined) {
      const [, asker, order]: Matched<typeof SYSTEM> = system
      const name = atom('net_kernel') as Term
      const [answered, verdict] = respond(self, asker[0], order, {
        name,
        parent: self.pid,
        state: self.node,
        suspended,
      })
      if (typeof verdict === 'object' && 'terminate' in verdict) {
        reply(self, asker, answered)
        self.exit(self.pid, verdict.terminate)
      } else answer(asker, answered)
      if (typeof verdict === 'string') suspended = verdict === 'suspend'
      continue
    }
    const call = match(CALL, message)
    if (call === undefined) continue
    // #region is-auth
    const [, from, request] = call
    if (matches(IS_AUTH, request)) {
      answer(from, atom('yes'))
    }
    // #endregion
  }
}
