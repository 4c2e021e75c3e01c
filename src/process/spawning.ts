/**
 * Spawning by name: a process on any node that begins with `Module:Function(Args…)`, asked for and served.
 *
 *   parent                                        node
 *     SPAWN_REQUEST Ref, M, F, Args, [monitor] ──▶  the process is there, monitored
 *     {spawn_reply, Ref, ok, Pid}  ◀── SPAWN_REPLY Ref, Pid
 *     {'DOWN', Ref, process, Pid, Reason}  ◀── MONITOR_P_EXIT Ref
 *
 * `spawn/4` and its kin are this with a wait for the reply, and `rpc:call` is it with the result as the exit reason.
 * OTP: `spawn_request/5`; erl_dist_protocol, SPAWN_REQUEST.
 */
import { replyToken, under } from '../signal/seq_trace.ts'
import type { SpawnReply, SpawnRequest } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import type { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import type { SpawnOptions } from './call.ts'
import { ErlangError } from './erlang_error.ts'
import { SystemLimit } from './errors.ts'
import type { Modules } from './modules.ts'
import type { Post } from './post.ts'
import type { Process } from './process.ts'
import type { Self } from './self.ts'

/** `spawn_request(Node, Module, Function, Args, Options)`, with a reference made for it. */
export function spawnRequest(
  post: Post,
  process: Process,
  request: Pick<SpawnRequest, 'reference' | 'node' | 'module' | 'function' | 'args'>,
  { link = false, monitor = false, reply = 'yes' }: SpawnOptions,
): void {
  process.spawning.set(request.reference[KEY], { ...request, reply })
  const options = [...(link ? [atom('link')] : []), ...(monitor ? [atom('monitor')] : [])]
  const { pid: from, groupLeader } = process
  const token = under(process.seqTrace?.requested())
  post.route({ type: 'spawn_request', from, groupLeader, options, ...request, ...token })
}

/** Serves a request: only what `Modules` declares can be begun with. */
export function spawnRequested(post: Post, request: SpawnRequest): void {
  const { reference, from } = request
  const wanted = readSpawnOptions(request.options)
  const reply = (result: Pid | Atom, { link, monitor } = NOTHING): void => {
    const answerer = kindOf(result) === 'pid' ? (result as Pid) : post.node
    const token = request.token && replyToken(request.token, answerer)
    const flags = { linked: link, monitored: monitor }
    const { node } = post
    post.route({ type: 'spawn_reply', node, reference, to: from, ...flags, result, ...under(token) })
  }
  if (wanted === undefined) {
    reply(atom('badopt'))
    return
  }
  let process: Process | undefined
  try {
    process = post.start(entry(post.modules, request), request.groupLeader)
    const { pid, links, watchers } = process
    process.initialCall = t(request.module, request.function, request.args.length) as unknown as Term
    if (wanted.monitor) watchers.add({ reference, from, as: pid })
    if (wanted.link) links.linkReceived(from)
    if (request.token !== undefined) process.traced().received(request.token)
    reply(pid, wanted)
  } catch (error) {
    if (!(error instanceof SystemLimit)) throw error
    // There may be room for the process and none for its monitor: then it never begins.
    if (process !== undefined) post.end(process, atom('killed'))
    reply(atom('system_limit'))
  }
}

/** The reply came: a message to who asked. A new process that is linked with nobody any more learns so. */
export function spawnReplied(
  post: Post,
  { node, reference, to, linked, monitored, result, token }: SpawnReply,
): void {
  const process = post.processes.find(to)
  const request = process?.spawning.get(reference[KEY])
  const child = kindOf(result) === 'pid' ? (result as Pid) : undefined
  if (process === undefined || request?.node !== node) {
    if (process !== undefined && monitored && child !== undefined)
      post.route({ type: 'demonitor', from: to, target: child, reference })
    if (linked && child !== undefined)
      post.route({ type: 'exit', from: to, to: child, reason: atom('noproc') })
    return
  }
  process.spawning.delete(reference[KEY])
  if (linked && child !== undefined) process.links.linkReceived(child)
  if (monitored && child !== undefined)
    process.watching.set(reference[KEY], { reference, target: child, node: child.node })
  if (request.reply === 'no' || request.reply === (child === undefined ? 'success_only' : 'error_only'))
    return
  const verdict = child === undefined ? atom('error') : atom('ok')
  process.deliver(t(atom('spawn_reply'), reference, verdict, result) as unknown as Term, false, token)
}

/** The connection to `node` is gone: whether the processes asked for have begun there is not known. */
export function failRequests(post: Post, process: Process, node: Atom): void {
  for (const request of [...process.spawning.values()]) {
    if (request.node === node)
      spawnReplied(post, failed({ ...request, from: process.pid }, atom('noconnection')))
  }
}

/** The reply of a node that cannot be reached, or of nobody. */
export function failed(
  { node, reference, from: to }: Pick<SpawnRequest, 'node' | 'reference' | 'from'>,
  result: Atom,
): SpawnReply {
  return { type: 'spawn_reply', node, reference, to, linked: false, monitored: false, result }
}

/** What a word of the BEAM's can count. */
const MAX_COUNT = 2n ** 59n

const isCount = (value: Term | undefined): boolean => isInteger(value) && value >= 0 && value < MAX_COUNT

const isFlag = (value: Term | undefined): boolean => value === undefined || typeof value === 'boolean'

const oneOf = (...names: readonly string[]): ((value: Term) => boolean) => {
  const terms = names.map((name) => atom(name) as Term)
  return (value) => terms.includes(value)
}

/** A heap is never smaller than this, in words; 0 is no limit. */
const MIN_HEAP = 233

const isHeapSize = (value: Term | undefined): boolean =>
  isCount(value) && (value === 0 || (value as number) >= MIN_HEAP)

function isHeapLimit(value: Term): boolean {
  if (kindOf(value) !== 'map') return isHeapSize(value)
  const map = value as ErlMap<Term, Term>
  return (
    isHeapSize(map.get(atom('size'))) && ['kill', 'error_logger'].every((key) => isFlag(map.get(atom(key))))
  )
}

/** There is one, and 0 stands for any. */
const isScheduler = (value: Term): boolean => value === 0 || value === 1

/** Options that ask for what a BEAM can tune and this runtime has no use for: what each may be. */
const TUNING = new Map<Term | undefined, (value: Term) => boolean>([
  [atom('priority'), oneOf('low', 'normal', 'high', 'max')],
  [atom('fullsweep_after'), isCount],
  [atom('min_heap_size'), isCount],
  [atom('min_bin_vheap_size'), isCount],
  [atom('max_heap_size'), isHeapLimit],
  [atom('message_queue_data'), oneOf('on_heap', 'off_heap')],
  [atom('scheduler'), isScheduler],
  [atom('async_dist'), oneOf('true', 'false')],
])

type Asked = Required<Omit<SpawnOptions, 'reply'>>

const NOTHING: Asked = { link: false, monitor: false }

/** `undefined` for options that `spawn_opt` does not know, or knows with other values. */
export function readSpawnOptions(options: readonly Term[]): Asked | undefined {
  const wanted = { ...NOTHING }
  for (const option of options) {
    const [name, value, ...more] = isTuple(option) ? (option as readonly Term[]) : [option, true]
    if (more.length > 0) return undefined
    if (option === atom('link')) wanted.link = true
    else if (name === atom('monitor')) wanted.monitor = true
    else if (!isTuple(option) || TUNING.get(name)?.(value ?? []) !== true) return undefined
  }
  return wanted
}

/** The body of a process that begins with a call. */
function entry(
  modules: Modules,
  { module, function: name, args }: SpawnRequest,
): (self: Self) => Promise<void> {
  return async (self) => {
    const isApply = module === atom('erlang') && name === atom('apply') && args.length === 2
    await (isApply ? applyFun(modules, self, args) : modules.begin(self, module, name, args))
  }
}

/** `apply(Fun, Args)`: what `spawn(Node, Fun)` asks for. */
async function applyFun(modules: Modules, self: Self, [fun, args]: readonly Term[]): Promise<void> {
  if (kindOf(fun) === 'export' && isList(args)) {
    const { module, function: name } = fun as Export
    return modules.begin(self, module, name, args as readonly Term[])
  }
  // A fun's code is on the node that made it, in the BEAM's own instructions.
  throw new ErlangError('error', t(atom('fun_needs_a_beam'), fun as Term) as unknown as Term)
}
