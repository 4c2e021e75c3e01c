// task 1: the tag is [alias, Ref], a list of two, instead of [alias|Ref]
import { atom, type Reference, type Self, type Server, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function sendRequest(self: Self, server: Server, request: Term): Reference {
  const ref = self.monitor(server, { alias: 'demonitor' })
  self.send(server, t(atom('$gen_call'), t(self.pid, [atom('alias'), ref]), request))
  return ref
}
