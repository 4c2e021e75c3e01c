// task 1: the reference is an alias and nothing more; the end of the server is not heard
import { atom, ImproperList, type Reference, type Self, type Server, type Term, t } from '../given.ts'

export * from '../kata.ts'

export function sendRequest(self: Self, server: Server, request: Term): Reference {
  const ref = self.alias()
  self.send(server, t(atom('$gen_call'), t(self.pid, new ImproperList([atom('alias')], ref)), request))
  return ref
}
