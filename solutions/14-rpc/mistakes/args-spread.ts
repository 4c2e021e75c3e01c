// task 3: the arguments stand in the request one by one, not as a list
import { type Atom, any, atom, inNewProcess, type Mfa, match, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function call(self: Self, node: Atom, [module, name, args]: Mfa, timeout: number): Promise<Term> {
  return inNewProcess(self, async (own) => {
    const rex = { name: atom('rex'), node }
    own.monitor(rex)
    own.send(rex, t(own.pid, t(atom('call'), module, name, ...(args as readonly Term[]), atom('user'))))
    const message = await own.receive(any, { after: timeout })
    if (message === undefined) return t(atom('badrpc'), atom('timeout'))
    return match(t(atom('rex'), any), message)?.[1] ?? t(atom('badrpc'), atom('nodedown'))
  })
}
