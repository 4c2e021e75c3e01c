/**
 * The modules `io` and `io_lib`. What `io` prints goes to the group leader of the process: for an `rpc`, the one that
 * called.
 * OTP: `io.erl`, `io_lib.erl`.
 */
import { textOf } from '../io/chardata.ts'
import { argumentList, format } from '../io/io_lib.ts'
import { ioRequest, putChars } from '../io/io_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
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

/** `Name/Arity` asks the group leader, and with one argument more before the others another device. */
function asking(
  name: string,
  arity: number,
  request: (...args: Term[]) => TermInput,
  read: (reply: Term, self: Self) => unknown = (reply) => reply,
): CallableModule {
  return {
    [`${name}/${arity}`]: async (self, ...args) => read(await ioRequest(self, request(...args)), self),
    [`${name}/${arity + 1}`]: async (self, to, ...args) =>
      read(await ioRequest(self, request(...args), device(self, to)), self),
  }
}

const UNICODE = atom('unicode')
const geometry = (side: string) => () => t(atom('get_geometry'), atom(side))
/** `{ok, Number}`; what refuses says why. */
const size = (reply: Term): unknown => (typeof reply === 'number' ? t(atom('ok'), reply) : reply)

/** The device has the line scanned, wherever it is; the tokens become a term here. */
const scanned = (prompt: Term) => t(atom('get_until'), UNICODE, prompt, atom('erl_scan'), atom('tokens'), [1])

function term(reply: Term, self: Self): unknown {
  const tokens = match(t(atom('ok'), any.list, any), reply)
  if (tokens !== undefined) return self.apply('erl_parse', 'parse_term', [tokens[1]])
  const failed = match(t(atom('error'), any, any), reply)
  if (failed !== undefined) return t(atom('error'), failed[1])
  return match(t(atom('eof'), any), reply) === undefined ? reply : atom('eof')
}

export const io: CallableModule = {
  ...asking('read', 1, scanned, term),
  ...asking('get_line', 1, (prompt) => t(atom('get_line'), UNICODE, prompt)),
  ...asking('get_chars', 2, (prompt, n) => t(atom('get_chars'), UNICODE, prompt, n)),
  ...asking('columns', 0, geometry('columns'), size),
  ...asking('rows', 0, geometry('rows'), size),
  ...asking('getopts', 0, () => atom('getopts')),
  ...asking('setopts', 1, (options) => t(atom('setopts'), options)),
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
