/**
 * One message to the processes of one name on many nodes: `abcast` does not look back, `sbcast` asks each `rex` whether
 * the message is in a mailbox there, and a `multi_server_call` awaits the servers' own answers.
 *
 *   {Name, Node} ! Message                                      abcast
 *   {rex, Node} ! {self(), {sbcast, Name, Message}}             answered {rex, Node, Node}
 *                                                               or {rex, Node, {nonexisting_name, Name}}
 *   {Name, Node} ! {self(), Message}                            answered {Name, Node, Reply}
 *
 * OTP: `rpc.erl`, `abcast/3`, `sbcast/3`, `multi_server_call/3`.
 */
import { type Caller, inProcess, type NodeName } from '../gen_server/caller.ts'
import { nameOf } from '../process/destination.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** `rpc:abcast/3`: whoever is not there is passed over. */
export function abcast(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  message: TermInput,
): void {
  const copied = copy(message)
  caller.spawn((self) => {
    for (const node of nodes) self.send(t(name, node), copied)
  })
}

/** The nodes where a process of that name has the message in its mailbox, and those where not. */
export interface Reached {
  readonly goodNodes: readonly Atom[]
  readonly badNodes: readonly Atom[]
}

/** `rpc:sbcast/3`: as `abcast`, and resolves when the message is everywhere. */
export async function sbcast(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  message: TermInput,
): Promise<Reached> {
  const order = t(atom('sbcast'), nameOf(name), copy(message))
  const { replies } = await multiServerCall(caller, nodes, 'rex', order)
  const asked = nodes.map(nameOf)
  const has = (node: Atom): boolean => replies.includes(node) // else `{nonexisting_name, Name}`, or nothing at all
  return { goodNodes: asked.filter(has), badNodes: asked.filter((node) => !has(node)) }
}

/** What came of a `multiServerCall`, in the order of the nodes. */
export interface Answers {
  readonly replies: readonly Term[]
  readonly badNodes: readonly Atom[]
}

/** `rpc:multi_server_call/3`: sends `{self(), Message}` to each, and awaits each `{Name, Node, Reply}` or its end. */
export function multiServerCall(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  message: TermInput,
): Promise<Answers> {
  const copied = copy(message)
  return inProcess(caller, async (self) => {
    const asked = nodes.map((node) => ask(self, nameOf(node), nameOf(name), copied))
    const [replies, badNodes]: [Term[], Atom[]] = [[], []]
    for (const { node, reference } of asked) {
      const answered = t(nameOf(name), node, any)
      const message = await self.receive(any.of(answered, t(atom('DOWN'), reference, any, any, any)))
      self.demonitor(reference)
      const answer = match(answered, message)
      if (answer === undefined) badNodes.push(node)
      else replies.push(answer[2])
    }
    return { replies, badNodes }
  })
}

function ask(self: Self, node: Atom, name: Atom, message: Term) {
  const reference = self.monitor({ name, node })
  self.send(t(name, node), t(self.pid, message))
  return { node, reference }
}

/** A `rex` that was asked to spread a message: whether the process of that name has it now. */
export function delivered(self: Self, name: Atom, message: Term): boolean {
  try {
    self.send(name, message)
    return true
  } catch (error) {
    if (error instanceof BadArg) return false
    throw error
  }
}
