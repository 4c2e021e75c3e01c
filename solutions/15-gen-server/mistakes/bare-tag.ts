// task 1: the tag is the reference, without alias before it
import { atom, type Reference, type Self, type Server, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function sendRequest(self: Self, server: Server, request: Term): Reference {
  const ref = self.monitor(server, { alias: 'demonitor' })
  self.send(server, t(atom('$gen_call'), t(self.pid, ref), request))
  return ref
}
