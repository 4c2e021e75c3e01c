/**
 * The BIFs that tell of funs. What there is to tell of a fun of a BEAM, the node knows that made it.
 * OTP: `erlang(3)`, `fun_info/1,2`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Export } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'
import { tuple } from './raise.ts'

type Argument = Term | undefined

const UNDEFINED = atom('undefined') as Atom

/** What is told of `fun M:F/A`; the last ones only to who asks for one of them. */
function itemsOf(fun: Argument): ReadonlyMap<Term, Term> {
  if (kindOf(arg(any.fun, fun)) === 'fun')
    throw new ErlangError('error', tuple(atom('fun_needs_a_beam'), fun as Term))
  const { module, function: name, arity } = fun as Export
  return new Map<Term, Term>([
    [atom('module'), module],
    [atom('name'), name],
    [atom('arity'), arity],
    [atom('env'), []],
    [atom('type'), atom('external')],
    ...['pid', 'index', 'new_index', 'uniq', 'new_uniq'].map((item) => [atom(item), UNDEFINED] as const),
  ] as (readonly [Term, Term])[])
}

/** So many of them are told to who asks for all. */
const USUAL = 5

const item = ([name, value]: readonly [Term, Term]) => t(name, value)

export const funBifs: CallableModule = {
  'fun_info/1': (_self, fun) => [...itemsOf(fun)].slice(0, USUAL).map(item),
  'fun_info/2': (_self, fun, name) => item([name as Term, orBadarg(itemsOf(fun).get(name as Term))]),
  'fun_info_mfa/1': (_self, fun) => {
    const items = itemsOf(fun)
    return tuple(...(['module', 'name', 'arity'].map((name) => items.get(atom(name))) as Term[]))
  },
  'fun_to_list/1': (self, fun) => charlist(format(arg(any.fun, fun), { home: self.pid.home })),
  'make_fun/3': (_self, module, name, arity) => {
    const count = arg(any.small, arity)
    return count >= 0 && count <= 255
      ? new Export(arg(any.atom, module), arg(any.atom, name), count)
      : badarg()
  },
}
