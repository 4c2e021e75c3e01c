/**
 * The same call to one name on many nodes, waiting for all of them. Nodes that are not there, or go down meanwhile, are
 * left out of the answers; the monitors tell, so no time limit is needed.
 * OTP: `gen_server:multi_call/3`.
 */
import { answerTag } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

export async function multiCall(
  self: Self,
  nodes: readonly string[],
  name: Atom,
  request: TermInput,
): Promise<Map<string, Term>> {
  const calls = nodes.map((node) => {
    const server = { name, node: atom(node) as Atom }
    const reference = self.monitor(server, { alias: true })
    const tag = answerTag(reference)
    self.send(server, t(atom('$gen_call'), t(self.pid, tag), request))
    return { node, reference, tag }
  })
  const answers = new Map<string, Term>()
  for (const { node, reference, tag } of calls) {
    const message = await self.receive(any.of(t(tag, any), t(atom('DOWN'), reference, any, any, any)))
    self.demonitor(reference)
    if (message.length === 2) answers.set(node, message[1] as Term)
  }
  return answers
}
