/**
 * What the shell brings along to call: the BIFs, and a little of `net_adm`, `net_kernel`, `timer` and `init`. They go
 * before modules of the same names that the node declares for its peers (`Node.modules`), which may do less: a peer
 * cannot `halt` us, nor hand over a fun made here.
 * OTP: the module `erlang`.
 */
import { decode } from '../etf/decode.ts'
import { callableTrans } from '../global/callable.ts'
import { listFunctions } from '../kernel/list_functions.ts'
import { listWalks } from '../kernel/list_walks.ts'
import { mapFunctions } from '../kernel/map_functions.ts'
import { netKernelControl } from '../kernel/net_kernel.ts'
import { BadNodesArgument, nodes, nodesWithInfo } from '../kernel/nodes.ts'
import { processDictionary } from '../kernel/process_dictionary.ts'
import { badCall } from '../kernel/raise.ts'
import { raising } from '../kernel/raising.ts'
import { sortingLists } from '../kernel/sorting.ts'
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import type { Binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { GUARD_BIFS } from './guard_bifs.ts'
import { processBifs } from './process_bifs.ts'
import type { ShellHost } from './shell_host.ts'

/** Modules by name. */
export function bifModules(host: ShellHost): { readonly [module: string]: CallableModule } {
  return {
    erlang: {
      ...PURE,
      ...EXTERNAL,
      ...raising,
      ...asked(host),
      ...processBifs(host),
      ...processDictionary,
      ...distribution(host),
      ...(host.isGuest ? {} : settingCookies(host)),
      'halt/0': () => quit(host),
    },
    lists: { ...listFunctions(host), ...listWalks(host), ...sortingLists(host) },
    maps: mapFunctions(host),
    ...(host.runtime.modules.has('global', 'trans', 2)
      ? { global: callableTrans((self, fun) => host.apply(self, fun, [])) }
      : {}),
    net_adm: {
      'ping/1': (_self, node) => (isAtom(node) && host.node?.ping(atomName(node))) || atom('pang'),
    },
    net_kernel: {
      'connect_node/1': (_self, node) => connect(host, node as Term),
      ...(host.node === undefined || host.isGuest ? {} : netKernelControl(host.node)),
    },
    timer: { 'sleep/1': (self, time) => sleep(self, time as Term) },
    init: { 'stop/0': () => quit(host) },
  }
}

const PURE: CallableModule = Object.fromEntries(
  Object.entries(GUARD_BIFS).map(([name, bif]) => [name, (_self: Self, ...args: Term[]) => bif(...args)]),
)

/** With the words for what is wrong, which the node's own has no need of. */
const EXTERNAL: CallableModule = {
  'binary_to_term/1': (_self, bytes) => {
    if (kindOf(bytes) !== 'binary') throw bad('binary_to_term', [bytes], 1, 'not a binary')
    try {
      return decode(bytes as Binary)
    } catch {
      throw bad('binary_to_term', [bytes], 1, 'invalid external representation of a term')
    }
  },
}

/** What each says of an argument that it does not take. */
const COMPLAINTS: { readonly [name: string]: readonly string[] } = {
  'memory/1': ['invalid memory type option'],
  'process_info/1': ['not a pid'],
  'process_info/2': ['not a pid', 'invalid item or item list'],
  'statistics/1': ['invalid statistics item'],
  'system_info/1': ['invalid system info item'],
}

/** The node's own, with these words. */
function asked({ runtime: { modules } }: ShellHost): CallableModule {
  const explained = Object.entries(COMPLAINTS).map(([key, complaints]): [string, Callable] => {
    const name = withoutArity(key)
    return [
      key,
      (self, ...args) => {
        try {
          return modules.call(self, atom('erlang') as Atom, atom(name) as Atom, args)
        } catch (error) {
          if (asErlangError(error).reason !== atom('badarg')) throw error
          const argument = complaints.length === 1 || kindOf(args[0]) !== 'pid' ? 1 : 2
          throw bad(name, args, argument, complaints[argument - 1] as string)
        }
      },
    ]
  })
  const isThere = ([key]: [string, Callable]) => modules.has('erlang', withoutArity(key), arityOf(key))
  return Object.fromEntries(explained.filter(isThere))
}

const withoutArity = (key: string): string => key.split('/')[0] as string
const arityOf = (key: string): number => Number(key.split('/')[1])

function distribution({ runtime, node }: ShellHost): CallableModule {
  return {
    'node/0': () => runtime.node,
    'nodes/0': () => (node?.nodes() ?? []).map((name) => atom(name)),
    'nodes/1': (_self, kinds) => told([kinds], () => nodes(node, kinds as Term)),
    'nodes/2': (_self, kinds, options) =>
      told([kinds, options], () => nodesWithInfo(node, kinds as Term, options as Term)),
    'is_alive/0': () => runtime.node !== atom('nonode@nohost'),
    'disconnect_node/1': (_self, name) => {
      if (!isAtom(name)) throw bad('disconnect_node', [name], 1, 'not an atom')
      return node?.isAlive === true ? node.disconnect(atomName(name)) : atom('ignored')
    },
    'get_cookie/0': () => atom(node?.isAlive === true ? node.cookies.get() : 'nocookie'),
  }
}

function settingCookies({ node }: ShellHost): CallableModule {
  return {
    'set_cookie/1': (_self, cookie) => {
      if (!isAtom(cookie) || node === undefined) throw bad('set_cookie', [cookie], 1, 'not an atom')
      node.cookies.set(atomName(cookie))
      return true
    },
    'set_cookie/2': (_self, name, cookie) => {
      if (!isAtom(name) || node === undefined) throw bad('set_cookie', [name, cookie], 1, 'not an atom')
      if (!isAtom(cookie)) throw bad('set_cookie', [name, cookie], 2, 'not an atom')
      node.cookies.setFor(atomName(name), atomName(cookie))
      return true
    },
  }
}

/** `false` for a node that does not let us in; `ignored` while we are no node ourselves. */
async function connect({ node }: ShellHost, name: Term): Promise<Term> {
  if (!isAtom(name)) throw badCall('badarg', ['net_kernel', 'connect_node'], [name])
  if (node?.isAlive !== true) return atom('ignored')
  return node.connect(atomName(name)).then(
    () => true,
    () => false,
  )
}

const NOTHING = new Pattern<Term>('nothing', () => false)

async function sleep(self: Self, time: Term): Promise<Term> {
  if (time === atom('infinity')) return self.receive(NOTHING)
  if (typeof time !== 'number' || time < 0) throw new ErlangError('error', atom('timeout_value') as Atom)
  await self.receive(NOTHING, { after: time })
  return atom('ok') as Atom
}

/** What `nodes` of these arguments gives, or `badarg` with what is wrong with which. */
function told(args: readonly (Term | undefined)[], ask: () => Term): Term {
  try {
    return ask()
  } catch (error) {
    throw error instanceof BadNodesArgument ? bad('nodes', args, error.argument, error.message) : error
  }
}

function quit(host: ShellHost): Atom {
  host.quit()
  return atom('ok')
}

function bad(
  name: string,
  args: readonly (Term | undefined)[],
  argument: number,
  cause: string,
): ErlangError {
  return badCall('badarg', ['erlang', name], args as readonly Term[], { [argument]: cause })
}
