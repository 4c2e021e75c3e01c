/** What a message between processes says, as short as it can be said: a call by its request, an answer by its value. */
import type { FrameEvent } from '../../../src/channel/events.ts'
import { any, atom, decode, format, isTuple, match, type Term, t } from '../../../src/mod.ts'
import { kindOf } from '../../../src/term/kind.ts'

/** gen: `call` and `cast`. */
const CALL = t(atom('$gen_call'), any, any)
const CAST = t(atom('$gen_cast'), any)
/** gen and rpc of C nodes: the answer to a call. */
const ANSWER = t(any, any)
const REX = t(atom('rex'), any)
/** What `rex` is asked for. */
const APPLY = t(any.of(atom('call'), atom('block_call'), atom('cast')), any.atom, any.atom, any.list, any)
const BY_PID = t(any.pid, any)
/** What `global` says of nodes: whom it knows, and who has come. */
const RESOLVED = t(atom('resolved'), any.atom, any.list, any.list, any, any.list, any)
const NEW_NODES = t(atom('new_nodes'), any.atom, any.list, any.list, any.list, any.list)

/** A pid by its node's name, as the log has it: no one node prints what is between two. */
const text = (term: Term): string => format(term, { home: 'wire' })

/** Erlang text; nothing for a frame without a payload. */
export function saidBy({ payload }: FrameEvent): string | undefined {
  if (payload === undefined) return undefined
  const message = decode(payload)
  const [, , request] = match(CALL, message) ?? []
  if (request !== undefined) return applied(request) ?? `call ${text(request)}`
  const [, order] = match(CAST, message) ?? []
  if (order !== undefined) return applied(order) ?? ofNodes(order) ?? `cast ${text(order)}`
  const [tag, value] = match(ANSWER, message) ?? []
  if (value !== undefined && (isTag(tag) || match(REX, message) !== undefined)) return `reply ${text(value)}`
  const [, asked] = match(BY_PID, message) ?? []
  return (asked !== undefined && applied(asked)) || text(message)
}

/** A call is known by a reference, or by `[alias | Reference]`. */
function isTag(term: unknown): boolean {
  const kind = kindOf(term)
  return kind === 'reference' || kind === 'improper'
}

/** `global` names a node alone, or as `{Node, Version}`. */
const names = (nodes: readonly Term[]): string =>
  text(nodes.map((node) => (isTuple(node) ? (node[0] as Term) : node)))

function ofNodes(order: Term): string | undefined {
  const known = match(RESOLVED, order)?.[3]
  if (known !== undefined) return `resolved ${names(known)}`
  const come = match(NEW_NODES, order)?.[4]
  return come && `new_nodes ${names(come)}`
}

function applied(request: Term): string | undefined {
  const asked = match(APPLY, request)
  if (asked === undefined) return undefined
  const [, module, name, args] = asked
  return `rpc ${text(module)}:${text(name)}(${args.map(text).join(', ')})`
}
