/**
 * The process `global_group` of a node that is in no group. Nodes whose `kernel` has `global_groups` look names up through
 * it, and tell by it that they share no names with this node: `global` is then as if the two were not connected.
 *
 *   '$gen_cast' {registered_names, Pid}    Pid ! {registered_names_res, [Name]}
 *   '$gen_cast' {find_name, Pid, Name}     Pid ! {find_name_res, Found}, a pid or `undefined`
 *   '$gen_cast' {conf_check, Version, Node, From, sync, …}
 *                                          {config_error, Version, From, node()} to whom From names
 *   {disconnect_node, Node}                Node is in a group that this one is not in
 *
 * Whoever looks a name up waits without a limit: if nobody answered, it would wait for ever.
 * OTP: global_group(3); `global_group.erl`, `global_search.erl`.
 */
import { enterLoop, type GenServer } from '../gen_server/gen_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { whereisName } from './client.ts'
import { GLOBAL_NAME_SERVER } from './lock_client.ts'
import type { GlobalState } from './state.ts'

export const GLOBAL_GROUP = 'global_group'

const REGISTERED_NAMES = t(atom('registered_names'), any.pid)
const FIND_NAME = t(atom('find_name'), any.pid, any)
/** Since version 3 the answer is for the process that From names, before for one of a name of its own. */
const ASKS_ITSELF = 3
const DISCONNECT_NODE = t(atom('disconnect_node'), any.atom)
const PLACE = t(
  any.of(atom('node'), atom('group')),
  new Pattern<Atom>('an atom', (term) => kindOf(term) === 'atom'),
)
const ANSWER = t(any.of(atom('registered_names_res'), atom('find_name_res')), any)
const UNDEFINED = atom('undefined')

export function globalGroup(state: GlobalState): (self: Self) => Promise<void> {
  return (self) => enterLoop(self, server(state), state, undefined, { name: GLOBAL_GROUP })
}

function server({ names, node }: GlobalState): GenServer<GlobalState> {
  return {
    init: () => ['ignore'],
    handleCall: (request, _from, state) => ['reply', t(atom('illegal_message'), request), state],
    handleCast(request, state, self) {
      const wantsAll = match(REGISTERED_NAMES, request)
      const wantsOne = match(FIND_NAME, request)
      if (wantsAll !== undefined) self.send(wantsAll[1], t(atom('registered_names_res'), names.names()))
      else if (wantsOne !== undefined) {
        const found = whereisName(node.runtime.identity, wantsOne[2])
        self.send(wantsOne[1], t(atom('find_name_res'), found))
      } else answerConfCheck(state, self, request)
      return ['noreply', state]
    },
    handleInfo(message, state, self) {
      const [, other] = match(DISCONNECT_NODE, message) ?? []
      if (other !== undefined) notOurs(state, self, other)
      return ['noreply', state]
    },
  }
}

/** The name server shares no more names with `other`. False if it is not connected. */
function notOurs(state: GlobalState, self: Self, other: Atom | boolean): boolean {
  const connection = state.connectionId(atomName(other))
  if (connection === undefined) return false
  self.send(t(GLOBAL_NAME_SERVER, self.node), t(atom('group_nodedown'), other, connection))
  return true
}

/** A node with groups checks that this one has the same; it has none. */
function answerConfCheck(state: GlobalState, self: Self, request: Term): void {
  const [tag, version, other, from, sync] = (Array.isArray(request) ? request : []) as readonly Term[]
  if (tag !== atom('conf_check') || sync !== atom('sync') || !isAtom(other) || from === undefined) return
  const [pid] = match(t(any.pid, any), from) ?? []
  const isNew = typeof version === 'number' && version >= ASKS_ITSELF
  if ((isNew && pid === undefined) || !notOurs(state, self, other)) return // garbage
  const error = t(atom('config_error'), version as Term, from, self.node)
  self.send(isNew ? (pid as Pid) : t(atom('global_group_check'), other as Atom), error)
}

const INFO = [
  t(atom('state'), atom('no_conf')),
  t(atom('own_group_name'), []),
  ...['own_group_nodes', 'synced_nodes', 'sync_error', 'no_contact', 'other_groups', 'monitoring'].map(
    (name) => t(atom(name), []),
  ),
]

interface Question {
  readonly called: TermInput
  readonly request: TermInput
  readonly otherwise: Term
}

/** The module `global_group`, of a node that is in no group: its group is everyone. */
export function callableGlobalGroup(state: GlobalState): CallableModule {
  const { node } = state
  const everyone = () => [state.here, ...node.nodes()].map((name) => atom(name))
  const whereis = (name: Term | undefined) => whereisName(node.runtime.identity, name as Term)
  /** Asks `global_group` of one node; `otherwise` is the answer where there is none. There is no group to ask. */
  const ask = async (self: Self, place: Term, { called, request, otherwise }: Question): Promise<Term> => {
    const [kind, where] = match(PLACE, place) ?? []
    if (where === undefined) return t(atom('illegal_message'), called) as unknown as Term
    if (kind === atom('group') || (await node.ping(where)) !== atom('pong')) return otherwise
    self.monitorNode(where, true)
    self.send(t(GLOBAL_GROUP, where), t(atom('$gen_cast'), request))
    const [tag, answer] = await self.receive(any.of(ANSWER, t(atom('nodedown'), where)))
    return tag === atom('nodedown') ? otherwise : (answer as Term)
  }
  return {
    'get_own_nodes/0': () => [],
    'own_nodes/0': everyone,
    'global_groups/0': () => UNDEFINED,
    'whereis_name/1': (_self, name) => whereis(name),
    'whereis_name/2': (self, place: Term, name: Term) =>
      ask(self, place, {
        called: t(atom('whereis_name'), place, name),
        request: t(atom('find_name'), self.pid, name),
        otherwise: UNDEFINED,
      }),
    'registered_names/1': (self, place: Term) =>
      ask(self, place, {
        called: t(atom('registered_names'), place),
        request: t(atom('registered_names'), self.pid),
        otherwise: [],
      }),
    'sync/0': () => atom('ok'),
    'info/0': () => INFO,
  }
}
