/**
 * `rex`, the remote execution server: a process of this name runs on every node and calls functions for other nodes.
 * `rpc` of our own and of OTP before 25 asks it, `erl_call` and C nodes do to this day.
 *
 *   '$gen_call' From  {call, M, F, A, GroupLeader}         in a process of its own; answered with the result
 *   '$gen_call' From  {block_call, M, F, A, GroupLeader}   in this process, while all others wait
 *   '$gen_cast'       {cast, M, F, A, GroupLeader}         not answered
 *   {Pid, {call, M, F, A, user}}                           the message of C nodes, answered {rex, Result}
 *   {Pid, {sbcast, Name, Message}}                         see `broadcast.ts`
 *   {Pid, features_request}                                answered {features_reply, Node, [erpc]}
 *
 * What the function prints goes to the group leader, which the caller names.
 * OTP: `rpc.erl`, `handle_call/3` and `handle_info/2`.
 */
import { type From, reply } from '../gen_server/gen.ts'
import type { GenServer } from '../gen_server/loop.ts'
import type { Write } from '../io/device.ts'
import { answerIoRequest, IO_REQUEST } from '../io/io_server.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { SystemLimit } from '../process/errors.ts'
import { chain, type Eventually, settled } from '../process/eventually.ts'
import type { Modules } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { any, type Matched, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { delivered } from './broadcast.ts'
import { execute } from './erpc.ts'

/** What is asked: module, function and arguments, and who prints. */
type Request = readonly [module: Term, name: Term, args: Term, groupLeader: Term]

/** Gives the answer to whoever asked, in the way in which they asked. */
type Answer = (self: Self, result: Term) => void

/** The calls that run, by the monitor of their process. */
type Running = Map<string, Answer>

const CALL = t(atom('call'), any, any, any, any)
const BLOCK_CALL = t(atom('block_call'), any, any, any, any)
const CAST = t(atom('cast'), any, any, any, any)
const REQUEST = t(any.pid, any.tuple)
const SBCAST = t(atom('sbcast'), any.atom, any)
const FEATURES_REQUEST = t(any.pid, atom('features_request'))
const DOWN = t(atom('DOWN'), any.reference, atom('process'), any, any)

export function rex(modules: Modules): GenServer<Running> {
  return {
    init: () => ['ok', new Map()],
    handleCall(request, from, running, self) {
      const call = match(CALL, request)
      if (call !== undefined) {
        start(modules, self, running, partsOf(call), answering(from))
        return ['noreply', running]
      }
      const blocking = match(BLOCK_CALL, request)
      if (blocking === undefined) return ['noreply', running]
      return block(modules, self, partsOf(blocking)).then((result) => ['reply', result, running])
    },
    handleCast(request, running, self) {
      const cast = match(CAST, request)
      if (cast !== undefined) runCast(modules, self, partsOf(cast))
      return ['noreply', running]
    },
    handleInfo(message, running, self) {
      const down = match(DOWN, message)
      if (down !== undefined) {
        ended(self, running, down[1], down[4])
        return ['noreply', running]
      }
      const [pid, request] = match(REQUEST, message) ?? []
      const call = match(CALL, request)
      const spread = match(SBCAST, request)
      if (pid !== undefined && call !== undefined) fromCNode(modules, self, running, pid, partsOf(call))
      else if (pid !== undefined && spread !== undefined) answerSpread(self, pid, spread[1], spread[2])
      else answerFeatures(self, message)
      return ['noreply', running]
    },
  }
}

const partsOf = ([, module, name, args, groupLeader]: readonly Term[]): Request =>
  [module, name, args, groupLeader] as Request

const answering =
  (from: From): Answer =>
  (self, result) =>
    reply(self, from, result)

/** By a process of its own: whoever asks and does not read is to hold up no one else. */
function answerSpread(self: Self, pid: Pid, name: Atom | boolean, message: Term): void {
  const done = typeof name !== 'boolean' && delivered(self, name, message)
  const verdict = done ? self.node : t(atom('nonexisting_name'), name)
  self.spawn((own) => own.send(pid, t(atom('rex'), own.node, verdict)))
}

function answerFeatures(self: Self, message: Term): void {
  const asked = match(FEATURES_REQUEST, message)
  if (asked === undefined) return
  self.spawn((own) => own.send(asked[0], t(atom('features_reply'), own.node, [atom('erpc')])))
}

/** Calls in a process of its own, so that a long call keeps nobody waiting. Should it be ended, `ended` answers. */
function start(modules: Modules, self: Self, running: Running, request: Request, answer: Answer): void {
  try {
    const worker = self.spawn((own) =>
      chain(resultOf(modules, own, request), (result) => answer(own, result)),
    )
    running.set(self.monitor(worker)[KEY], answer)
  } catch (error) {
    if (!(error instanceof SystemLimit)) throw error
    answer(self, badRpc(atom('system_limit')))
  }
}

/** A worker's end: it has answered if it ended normally. */
function ended(self: Self, running: Running, monitor: Reference, reason: Term): void {
  const answer = running.get(monitor[KEY])
  running.delete(monitor[KEY])
  if (answer !== undefined && reason !== atom('normal')) self.spawn((own) => answer(own, badRpc(reason)))
}

async function block(modules: Modules, self: Self, request: Request): Promise<Term> {
  const own = self.groupLeader
  try {
    return await resultOf(modules, self, request)
  } finally {
    self.groupLeader = own
  }
}

function runCast(modules: Modules, self: Self, [module, name, args, groupLeader]: Request): void {
  self.spawn(async (own) => {
    takeGroupLeader(own, groupLeader)
    await execute(modules, own, module, name, args)
  })
}

/** `rpc:call`'s way to tell an error: as a value. A throw is as good as a return. */
function resultOf(modules: Modules, self: Self, [module, name, args, leader]: Request): Eventually<Term> {
  takeGroupLeader(self, leader)
  return settled(
    () => execute(modules, self, module, name, args),
    (result) => result,
    (error) => {
      if (!(error instanceof ErlangError)) throw error
      return error.class === 'throw' ? error.reason : badRpc(error.exitReason)
    },
  )
}

const badRpc = (reason: Term): Term => t(atom('badrpc'), t(atom('EXIT'), reason))

/** A pid, or `user`, which is whoever prints for this node. */
function takeGroupLeader(self: Self, leader: Term): void {
  if (kindOf(leader) === 'pid') self.groupLeader = leader as Pid
  else self.groupLeader = self.whereis('user') ?? self.groupLeader
}

/**
 * A C node cannot print: what the function prints is dropped, or with `send_stdout_to_caller` sent to it as
 * `{rex_stdout, Text}`, all of it before the result.
 */
function fromCNode(modules: Modules, self: Self, running: Running, caller: Pid, request: Request): void {
  const answer: Answer = (own, result) => own.send(caller, t(atom('rex'), result))
  const [module, name, args, leader] = request
  if (leader !== atom('send_stdout_to_caller')) {
    start(modules, self, running, request, answer)
    return
  }
  const printer = self.spawn(async (own) => {
    const write: Write = (text) => own.send(caller, t(atom('rex_stdout'), binary(text)))
    for (;;) {
      const message = await own.receive(any.of(IO_REQUEST, RESULT))
      const result = match(RESULT, message)
      if (result !== undefined) {
        answer(own, result[1])
        return
      }
      answerIoRequest(own, message as Matched<typeof IO_REQUEST>, write)
    }
  })
  start(modules, self, running, [module, name, args, printer], (own, result) => {
    own.send(printer, t(atom('result'), result))
  })
}

const RESULT = t(atom('result'), any)
