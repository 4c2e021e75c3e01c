/**
 * The BIFs that make processes and apply functions, here and on other nodes. A fun that was typed here is code in
 * JavaScript: of the shell's funs another node can run only `fun M:F/A`, which is a name.
 * OTP: the module `erlang`; `spawn_request/5`.
 */

import { raised } from '../kernel/raise.ts'
import type { SpawnOptions } from '../process/call.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Body, Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { ANYTHING, ATOM, bif, type Check, check, FUN, LIST } from './checked_bif.ts'
import type { ShellHost } from './shell_host.ts'

const CALL = [ATOM, ATOM, LIST]

/** The three ways to spawn, and what each asks for and gives. */
const WAYS = { spawn: {}, spawn_link: { link: true }, spawn_monitor: { monitor: true } } as const

export function spawnBifs(host: ShellHost): CallableModule {
  const applying =
    (fun: Term): Body =>
    (self) =>
      host.apply(self, fun, [])
  const calling =
    (module: Atom, name: Atom, args: readonly Term[]): Body =>
    (self) =>
      host.call(self, module, name, [...args])
  const ways = Object.entries(WAYS).map(([name, options]): CallableModule => {
    const here = (self: Self, body: Body) => spawnHere(self, body, options)
    const at = (self: Self, node: Atom, ...[m, f, a]: readonly [Atom, Atom, Term[]]) =>
      node === self.node ? here(self, calling(m, f, a)) : spawnAt(self, node, [m, f, a], options)
    return {
      ...bif(name, [FUN], (self, fun: Term) => here(self, applying(fun))),
      ...bif(name, [ATOM, FUN], (self, node: Atom, fun: Term) => {
        if (node === self.node) return here(self, applying(fun))
        check(name, [node, fun], [ANYTHING, TRAVELS])
        return at(self, node, atom('erlang') as Atom, atom('apply') as Atom, [fun, []])
      }),
      ...bif(name, CALL, (self, m: Atom, f: Atom, a: Term[]) => here(self, calling(m, f, a))),
      ...bif(name, [ATOM, ...CALL], at),
    }
  })
  return {
    ...Object.assign({}, ...ways),
    ...bif('apply', [ANYTHING, LIST], (self, fun: Term, args: readonly Term[]) =>
      host.apply(self, fun, [...args]),
    ),
    ...bif('apply', CALL, (self, m: Atom, f: Atom, args: readonly Term[]) =>
      host.call(self, m, f, [...args]),
    ),
  }
}

const TRAVELS: Check = [
  (fun) => kindOf(fun) === 'export',
  'a fun of this shell runs on this node alone; another takes fun M:F/0',
]

function spawnHere(self: Self, body: Body, options: SpawnOptions): Term {
  if (options.link === true) return self.spawnLink(body)
  return options.monitor === true ? pair(self.spawnMonitor(body)) : self.spawn(body)
}

const pair = ([pid, reference]: readonly [Pid, Reference]): Term => t(pid, reference) as unknown as Term

type Call = readonly [module: Atom, name: Atom, args: Term[]]

/**
 * The pid comes back from the other node. Where there is none, a process of this node stands in for it, which has ended for
 * the reason: so links and monitors tell of it as of any end.
 */
async function spawnAt(self: Self, node: Atom, call: Call, options: SpawnOptions): Promise<Term> {
  const reference = self.spawnRequest(node, ...call, options)
  const [, , verdict, result] = await self.receive(t(atom('spawn_reply'), reference, any.atom, any))
  if (verdict === atom('ok')) return options.monitor === true ? pair([result as Pid, reference]) : result
  if (result !== atom('noconnection')) throw raised(format(result))
  return spawnHere(self, (own) => own.exit(result), options)
}
