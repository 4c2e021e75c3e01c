/**
 * `net_kernel:monitor_nodes/1,2`: its options, and what is said of wrong ones.
 *
 *   [{node_type, visible}, nodedown_reason]            a list, and `nodeup` carries a list of what is known
 *   #{node_type => visible, nodedown_reason => true}   a map, and `nodeup` carries a map
 *
 * OTP: `net_kernel(3)`; `net_kernel.erl`, `check_options/1`.
 */
import type { Node } from '../node/node.ts'
import type { MonitorNodesOptions } from '../node/node_monitors.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

type Key = 'node_type' | 'nodedown_reason' | 'connection_id'
type Pair = readonly [key: Key, value: Term]
/** The options, or why they are none: `{unknown_options, Those}`, `{bad_option_value, That}`. */
type Read = { readonly given: readonly Pair[] } | { readonly wrong: TermInput }

const TYPES = (['visible', 'hidden', 'all'] as const).map((name) => atom(name) as Term)

/** `ok` or `{error, Why}`. */
export function monitorNodes(node: Node, pid: Pid, flag: Term | undefined, options: Term): TermInput {
  if (typeof flag !== 'boolean') return atom('error')
  const isMap = kindOf(options) === 'map'
  const read = isMap ? ofMap(options as ErlMap<Term, Term>) : ofList(options)
  if ('wrong' in read) return t(atom('error'), read.wrong)
  const wanted: MonitorNodesOptions = { ...optionsOf(read.given), ...(isMap ? { asMap: true } : {}) }
  if (flag) node.monitorNodes(pid, wanted)
  else node.demonitorNodes(pid, wanted)
  return atom('ok')
}

function ofList(options: Term): Read {
  if (!isList(options)) return { wrong: t(atom('invalid_options'), options) }
  const given: Pair[] = []
  const unknown: Term[] = []
  for (const option of options as readonly Term[]) {
    const typed = match(t(atom('node_type'), any), option)
    if (typed !== undefined && !TYPES.includes(typed[1]))
      return { wrong: t(atom('bad_option_value'), option) }
    if (typed !== undefined) given.push(['node_type', typed[1]])
    else if (option === atom('nodedown_reason')) given.push(['nodedown_reason', true])
    else if (option === atom('connection_id')) given.push(['connection_id', true])
    else unknown.unshift(option)
  }
  return unknown.length > 0 ? { wrong: t(atom('unknown_options'), unknown) } : { given }
}

function ofMap(options: ErlMap<Term, Term>): Read {
  const given: Pair[] = []
  for (const key of ['connection_id', 'nodedown_reason', 'node_type'] as const) {
    const value = options.get(atom(key))
    if (value === undefined) continue
    if (key === 'node_type' ? !TYPES.includes(value) : typeof value !== 'boolean')
      return { wrong: t(atom('bad_option_value'), ErlMap.fromParts<Term, Term>([atom(key), value])) }
    given.push([key, value])
  }
  const unknown = [...options].filter(([key]) => !given.some(([known]) => key === atom(known)))
  if (unknown.length === 0) return { given }
  return { wrong: t(atom('unknown_options'), ErlMap.fromParts<Term, Term>(unknown.flat() as Term[])) }
}

function optionsOf(given: readonly Pair[]): MonitorNodesOptions {
  const options: { -readonly [K in keyof MonitorNodesOptions]: MonitorNodesOptions[K] } = {}
  for (const [key, value] of given) {
    if (key === 'nodedown_reason') options.nodedownReason = value === true
    else if (key === 'connection_id') options.connectionId = value === true
    else if (isAtom(value)) options.nodeType = atomName(value as Atom) as 'visible' | 'hidden' | 'all'
  }
  return options
}
