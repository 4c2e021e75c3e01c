// task 3: the DOWN message is looked at only when the time for an answer is over
import { type Atom, any, atom, inNewProcess, type Mfa, match, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function call(self: Self, node: Atom, [module, name, args]: Mfa, timeout: number): Promise<Term> {
  return inNewProcess(self, async (own) => {
    const rex = { name: atom('rex'), node }
    const watch = own.monitor(rex)
    own.send(rex, t(own.pid, t(atom('call'), module, name, args, atom('user'))))
    const answer = await own.receive(t(atom('rex'), any), { after: timeout })
    if (answer !== undefined) return match(t(atom('rex'), any), answer)?.[1] as Term
    const down = await own.receive(t(atom('DOWN'), watch, any, any, any), { after: 0 })
    return t(atom('badrpc'), atom(down === undefined ? 'timeout' : 'nodedown'))
  })
}
