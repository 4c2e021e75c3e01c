/**
 * The module `io`. What it prints goes to the group leader of the process: for an `rpc`, the one that called.
 * OTP: `io.erl`.
 */
import { textOf } from '../io/chardata.ts'
import { argumentList, format } from '../io/io_lib.ts'
import { ioRequest, putChars } from '../io/io_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { badarg, orBadarg } from './arguments.ts'

/** Text, or an atom's name. */
export const textIn = (value: Term | undefined): string =>
  isAtom(value) ? atomName(value) : orBadarg(isInteger(value) ? undefined : textOf(value))

const formatted = (self: Self, control: Term | undefined, args: Term = []): string =>
  format(textIn(control), argumentList(args), self.pid.home)

/** A device is a pid, or the name of one; `standard_io` is the group leader, and here `standard_error` is `user`. */
function device(self: Self, value: Term | undefined): Pid {
  if (kindOf(value) === 'pid') return value as Pid
  if (value === atom('standard_io')) return self.groupLeader
  if (!isAtom(value) || value === atom('undefined')) return badarg()
  return self.whereis(value === atom('standard_error') ? 'user' : atomName(value)) ?? badarg()
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

/** What prints goes to the group leader too, and with an argument more before the others to that device. */
function printing(
  name: string,
  arity: number,
  text: (self: Self, ...args: Term[]) => string,
): CallableModule {
  return {
    [`${name}/${arity}`]: (self, ...args) => print(self, text(self, ...(args as Term[]))),
    [`${name}/${arity + 1}`]: (self, to, ...args) =>
      print(self, text(self, ...(args as Term[])), device(self, to)),
  }
}

const UNICODE = atom('unicode')
const geometry = (side: string) => () => t(atom('get_geometry'), atom(side))
/** `{ok, Number}`; what refuses says why. */
const size = (reply: Term): unknown => (typeof reply === 'number' ? t(atom('ok'), reply) : reply)

/** The device has the line read by a function, wherever it is. */
const until = (prompt: Term, module: string, name: string, arg: Term) =>
  t(atom('get_until'), UNICODE, prompt, atom(module), atom(name), [arg])

/** The tokens become a term here. */
function term(reply: Term, self: Self): unknown {
  const tokens = match(t(atom('ok'), any.list, any), reply)
  if (tokens !== undefined) return self.apply('erl_parse', 'parse_term', [tokens[1]])
  const failed = match(t(atom('error'), any, any), reply)
  if (failed !== undefined) return t(atom('error'), failed[1])
  return match(t(atom('eof'), any), reply) === undefined ? reply : atom('eof')
}

/** A device's answer; for the refusal of what it does not know, `error:badarg`. */
const requested = (reply: Term): Term => {
  const failed = match(t(atom('error'), any), reply)
  return failed?.[1] === atom('request') ? badarg() : reply
}

export const io: CallableModule = {
  ...asking('read', 1, (prompt) => until(prompt, 'erl_scan', 'tokens', 1), term),
  ...asking('fread', 2, (prompt, pattern) => until(prompt, 'io_lib', 'fread', pattern)),
  ...asking('get_line', 1, (prompt) => t(atom('get_line'), UNICODE, prompt)),
  ...asking('get_chars', 2, (prompt, n) => t(atom('get_chars'), UNICODE, prompt, n)),
  ...asking('get_password', 0, () => t(atom('get_password'), UNICODE)),
  ...asking('columns', 0, geometry('columns'), size),
  ...asking('rows', 0, geometry('rows'), size),
  ...asking('getopts', 0, () => atom('getopts'), requested),
  ...asking('setopts', 1, (options) => t(atom('setopts'), options), requested),
  ...printing('format', 2, formatted),
  ...printing('fwrite', 2, formatted),
  ...printing('put_chars', 1, (_self, chars) => textIn(isAtom(chars) ? undefined : chars)),
  ...printing('write', 1, (self, value) => format('~w', [value], self.pid.home)),
  ...printing('nl', 0, () => '\n'),
  'format/1': (self, control) => print(self, formatted(self, control)),
  'fwrite/1': (self, control) => print(self, formatted(self, control)),
  'printable_range/0': () => atom('latin1'),
}
