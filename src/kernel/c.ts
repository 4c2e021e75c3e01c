/**
 * The module `c`: what the shell's commands `i()`, `regs()`, `memory()` and their like do. They print where the caller's
 * output goes, be it this node's own shell or, by `rpc`, a peer's.
 * OTP: `c.erl`. What reads or writes files there is not to be had here.
 */

import { putChars } from '../io/io_server.ts'
import type { Node } from '../node/node.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { pidNumbered } from '../term/format_identifier.ts'
import type { Pid } from '../term/identifier.ts'
import { isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, orBadarg } from './arguments.ts'
import { ask, infoOf, listProcesses, listRegistered } from './process_lists.ts'

const OK = atom('ok') as Atom

export function c(node: Node): CallableModule {
  const { runtime } = node
  const own = () => [...runtime.processes].map(({ pid }) => pid)
  const everywhere = () => [node.name, ...node.nodes()]
  return {
    'i/0': (self) => printed(listProcesses(self, own())),
    'i/1': (self, pids) =>
      printed(
        listProcesses(
          self,
          arg(any.list, pids).map((pid) => arg(any.pid, pid)),
        ),
      ),
    'i/3': (self, ...numbers) => infoOf(self, pidIn(self, numbers)),
    'ni/0': async (self) => {
      const all: Pid[] = []
      for (const name of everywhere()) {
        const pids = await ask(self, name, 'processes')
        if (isList(pids)) all.push(...(pids as Pid[]))
      }
      return printed(listProcesses(self, all))
    },
    'regs/0': (self) => printed(listRegistered(self, node.name)),
    'nregs/0': async (self) => {
      for (const name of everywhere()) await listRegistered(self, name)
      return OK
    },
    'memory/0': (self) => self.apply('erlang', 'memory', []),
    'memory/1': (self, kinds) => self.apply('erlang', 'memory', [kinds as Term]),
    'uptime/0': async (self) => {
      const clock = await self.apply('erlang', 'statistics', [atom('wall_clock') as Atom])
      return print(self, `${span(Number(match(t(any.small, any), clock)?.[0] ?? 0))}\n`)
    },
    'm/0': (self) => {
      const lines = runtime.modules
        .names()
        .sort()
        .map((name) => `${name.padEnd(20)}  preloaded\n`)
      return print(self, `${'Module'.padEnd(20)}  File\n${lines.join('')}`)
    },
    'm/1': async (self, module) => {
      const exports = await self.apply(String(arg(any.atom, module)), 'module_info', [
        atom('exports') as Atom,
      ])
      return print(self, moduleText(format(module), exports as readonly Term[]))
    },
    'pid/3': (self, ...numbers) => pidIn(self, numbers),
    'c/1': compile,
    'c/2': compile,
  }
}

/** `ok`, once it is. */
const printed = (printing: Promise<void>): Promise<Atom> => printing.then(() => OK)

const print = (self: Self, text: string): Promise<Atom> => printed(putChars(self, text))

const pidIn = (self: Self, numbers: readonly Term[]): Pid => {
  const [node = 0, id = 0, serial = 0] = numbers.map((number) => arg(any.small, number))
  return orBadarg(pidNumbered(node, id, serial, self.pid.home))
}

/** `2 hours, 0 minutes and 5 seconds`: what is greater than nothing, and what is smaller than that. */
function span(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [days, hours, minutes] = [86_400, 3600, 60].map((unit) => Math.floor(seconds / unit)) as [
    number,
    number,
    number,
  ]
  return [
    days > 0 ? `${days} days, ` : '',
    hours > 0 ? `${hours % 24} hours, ` : '',
    minutes > 0 ? `${minutes % 60} minutes and ` : '',
    `${seconds % 60} seconds`,
  ].join('')
}

/** More functions than this are shown in two columns. */
const ONE_COLUMN = 16

function moduleText(module: string, exports: readonly Term[]): string {
  const names = exports
    .map((each) => arg(t(any.atom, any.small), each))
    .map(([name, arity]) => `${format(name)}/${arity}`)
    .sort()
  const half = Math.floor(names.length / 2)
  const shown =
    names.length <= ONE_COLUMN
      ? names.map((name) => `         ${name}\n`)
      : names.slice(half).map((name, i) => `${(i < half ? (names[i] as string) : '').padEnd(30)}${name}\n`)
  return `Module: ${module}\nObject file: preloaded\nCompiler options:  []\nExports: \n${shown.join('')}`
}

/**
 * `c:c/1,2`, by which `erl_call -m` and a peer's shell would have a file compiled: it says why not, where the caller's
 * output goes, and fails as for a file with mistakes.
 */
async function compile(self: Self, file: Term | undefined): Promise<Atom> {
  await putChars(
    self,
    `${format(file)}: no code of a BEAM runs on ${self.node}, so nothing is compiled here\n`,
  )
  return atom('error') as Atom
}
