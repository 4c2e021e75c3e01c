/**
 * The modules `io` and `io_lib`. What `io` prints goes to the group leader of the process: for an `rpc`, the one that
 * called.
 * OTP: `io.erl`, `io_lib.erl`.
 */
import { textOf } from '../io/chardata.ts'
import { argumentList, format } from '../io/io_lib.ts'
import { putChars } from '../io/io_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { badarg, orBadarg } from './arguments.ts'

const textIn = (value: Term | undefined): string =>
  isAtom(value) ? atomName(value) : orBadarg(textOf(value))

const formatted = (self: Self, control: Term | undefined, args: Term = []): string =>
  format(textIn(control), argumentList(args), self.pid.home)

/** A device is a pid, or `user`, or `standard_io`, which is the group leader. */
function device(self: Self, value: Term | undefined): Pid {
  if (kindOf(value) === 'pid') return value as Pid
  if (value === atom('standard_io')) return self.groupLeader
  return (value === atom('user') ? self.whereis('user') : undefined) ?? badarg()
}

async function print(self: Self, text: string, to = self.groupLeader): Promise<Term> {
  await putChars(self, text, to)
  return atom('ok')
}

export const io: CallableModule = {
  'format/1': (self, control) => print(self, formatted(self, control)),
  'format/2': (self, control, args) => print(self, formatted(self, control, args)),
  'format/3': (self, to, control, args) => print(self, formatted(self, control, args), device(self, to)),
  'fwrite/1': (self, control) => print(self, formatted(self, control)),
  'fwrite/2': (self, control, args) => print(self, formatted(self, control, args)),
  'put_chars/1': (self, chars) => print(self, textIn(chars)),
  'put_chars/2': (self, to, chars) => print(self, textIn(chars), device(self, to)),
  'write/1': (self, term) => print(self, format('~w', [term as Term], self.pid.home)),
  'nl/0': (self) => print(self, '\n'),
}

export const ioLib: CallableModule = {
  'format/2': (self, control, args) => charlist(formatted(self, control, args)),
  'fwrite/2': (self, control, args) => charlist(formatted(self, control, args)),
}
