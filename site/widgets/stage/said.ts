/** What a message between processes says, as short as it can be said: a call by its request, an answer by its value. */
import type { FrameEvent } from '../../../src/channel/events.ts'
import { any, atom, decode, format, match, type Term, t } from '../../../src/mod.ts'
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

/** Erlang text; nothing for a frame without a payload. */
export function saidBy({ payload }: FrameEvent): string | undefined {
  if (payload === undefined) return undefined
  const message = decode(payload)
  const [, , request] = match(CALL, message) ?? []
  if (request !== undefined) return applied(request) ?? `call ${format(request)}`
  const [, order] = match(CAST, message) ?? []
  if (order !== undefined) return applied(order) ?? `cast ${format(order)}`
  const [tag, value] = match(ANSWER, message) ?? []
  if (value !== undefined && (isTag(tag) || match(REX, message) !== undefined))
    return `reply ${format(value)}`
  const [, asked] = match(BY_PID, message) ?? []
  return (asked !== undefined && applied(asked)) || format(message)
}

/** A call is known by a reference, or by `[alias | Reference]`. */
function isTag(term: unknown): boolean {
  const kind = kindOf(term)
  return kind === 'reference' || kind === 'improper'
}

function applied(request: Term): string | undefined {
  const [, module, name, args] = match(APPLY, request) ?? []
  if (args === undefined) return undefined
  return `rpc ${format(module)}:${format(name)}(${args.map((arg) => format(arg)).join(', ')})`
}
