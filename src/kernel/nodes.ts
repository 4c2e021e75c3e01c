/**
 * Which nodes there are, as Erlang asks for them: of one kind or of several, by their names alone or with what there is
 * to tell of each.
 * OTP: `nodes/1`, `nodes/2` in erlang(3).
 */
import type { Node } from '../node/node.ts'
import type { NodeInfo, NodesKind } from '../node/visibility.ts'
import { atom } from '../term/atom.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

const KINDS: readonly NodesKind[] = ['visible', 'hidden', 'connected', 'known', 'this']

/** An argument that `erl` refuses with `badarg`: the first or the second, and what its shell says of it. */
export class BadNodesArgument extends Error {
  override readonly name = 'BadNodesArgument'
  readonly argument: 1 | 2

  constructor(argument: 1 | 2, message: string) {
    super(message)
    this.argument = argument
  }
}

/** `nodes/1`: each name once, however many of the kinds it is of. Without a `node` there is none but this one. */
export function nodes(node: Node | undefined, kinds: Term): Term[] {
  return infosOf(node, kinds).map((info) => atom(info.node))
}

/** `nodes/2`: `{Name, #{connection_id => …, node_type => …}}` of each, with those that the map of options wants. */
export function nodesWithInfo(node: Node | undefined, kinds: Term, options: Term): Term[] {
  const infos = infosOf(node, kinds)
  const wanted = wantedOf(options)
  return infos.map(({ node: name, nodeType, connectionId }) => {
    const info = new ErlMap<Term, Term>()
    const told = {
      connection_id: connectionId ?? atom('undefined'),
      node_type: atom(nodeType),
    }
    const parts = wanted.flatMap((key): Term[] => [atom(key), told[key]])
    return t(atom(name), parts.length === 0 ? info : ErlMap.fromParts<Term, Term>(parts))
  })
}

type InfoKey = 'connection_id' | 'node_type'

function wantedOf(options: Term): InfoKey[] {
  if (kindOf(options) !== 'map') throw new BadNodesArgument(2, 'not a map')
  const given = [...(options as ErlMap<Term, Term>)]
  const keys = (['connection_id', 'node_type'] as const).filter((key) =>
    given.some(([each, flag]) => each === atom(key) && flag === true),
  )
  const known = given.every(
    ([key, flag]) =>
      (key === atom('connection_id') || key === atom('node_type')) && typeof flag === 'boolean',
  )
  if (!known) throw new BadNodesArgument(2, 'invalid options in map')
  return keys
}

function infosOf(node: Node | undefined, given: Term): NodeInfo[] {
  const kinds = isList(given) ? given : [given]
  const infos = new Map<string, NodeInfo>()
  for (const kind of kinds) {
    const known = KINDS.find((each) => kind === atom(each))
    if (known === undefined) throw new BadNodesArgument(1, whyNoKinds(given))
    for (const info of node?.nodeInfos(known) ?? (known === 'this' ? [NOBODY] : []))
      infos.set(info.node, info)
  }
  return [...infos.values()]
}

/** Where there is no node, as in the shell of a runtime alone. */
const NOBODY: NodeInfo = { node: 'nonode@nohost', nodeType: 'this', connectionId: undefined }

function whyNoKinds(given: Term): string {
  if (isList(given)) return 'not a list of valid node types'
  const isName = kindOf(given) === 'atom' || typeof given === 'boolean'
  return isName ? 'not a valid node type' : 'not a valid node type or list of valid node types'
}
