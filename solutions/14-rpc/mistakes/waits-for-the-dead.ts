// task 3: without a monitor, a node that is not there is waited for until the time is over
import { type Atom, any, atom, inNewProcess, type Mfa, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function call(self: Self, node: Atom, [module, name, args]: Mfa, timeout: number): Promise<Term> {
  return inNewProcess(self, async (own) => {
    own.send({ name: atom('rex'), node }, t(own.pid, t(atom('call'), module, name, args, atom('user'))))
    const message = await own.receive(t(atom('rex'), any), { after: timeout })
    return message === undefined ? t(atom('badrpc'), atom('timeout')) : message[1]
  })
}
