// task 1: a monitor without an alias, though the tag says that there is one
import { atom, ImproperList, type Reference, type Self, type Server, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function sendRequest(self: Self, server: Server, request: Term): Reference {
  const ref = self.monitor(server)
  self.send(server, t(atom('$gen_call'), t(self.pid, new ImproperList([atom('alias')], ref)), request))
  return ref
}
