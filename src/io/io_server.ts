/**
 * The I/O protocol: how a process prints by way of its group leader, which may live on another node. That is why what
 * an `rpc` prints appears where it was called.
 *
 *   process                                                       group leader
 *     {io_request, Self, Ref, {put_chars, unicode, Chars}}  ──▶
 *                                    {io_reply, Ref, ok}    ◀──
 *
 * OTP: STDLIB User's Guide, "The Erlang I/O Protocol".
 */
import { receiveWithin } from '../gen_server/gen.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { isPromise } from '../process/eventually.ts'
import type { Body, Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { Pid } from '../term/identifier.ts'
import { any, type Matched, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Device, type Geometry, type Write } from './device.ts'
import type { ReadLine } from './io_input.ts'

/**
 * `io:put_chars/2`: prints, and resolves when the text is out. Throws `error:terminated` when the device is gone, and
 * `error:Reason` when it refuses.
 */
export async function putChars(self: Self, text: string, device: Pid = self.groupLeader): Promise<void> {
  const reply = await ioRequest(self, t(atom('put_chars'), atom('unicode'), binary(text)), device)
  const refused = match(t(atom('error'), any), reply)
  if (refused !== undefined) throw new ErlangError('error', refused[1])
}

/** `io:request/2`: asks a device, and gives its reply. Throws `error:terminated` when it is gone. */
export async function ioRequest(
  self: Self,
  request: TermInput,
  device: Pid = self.groupLeader,
): Promise<Term> {
  const reference = self.monitor(device)
  self.send(device, t(atom('io_request'), self.pid, reference, request))
  const replied = t(atom('io_reply'), reference, any)
  const message = await receiveWithin(
    self,
    any.of(replied, t(atom('DOWN'), reference, any, any, any)),
    Number.POSITIVE_INFINITY,
  )
  self.demonitor(reference)
  const reply = match(replied, message)
  if (reply === undefined) throw new ErlangError('error', atom('terminated'))
  return reply[2]
}

/** `{io_request, From, ReplyAs, Request}` */
export const IO_REQUEST = t(atom('io_request'), any.pid, any, any)

/**
 * A device: the code of a process that answers the protocol and hands the text to `write`. With `read` it has input, too;
 * without, whoever asks for some is told `enotsup`, as who asks how large it is without `geometry`. Any other message is
 * dropped, as OTP's `user` does with it.
 */
export function ioServer(write: Write, read?: ReadLine, geometry?: Geometry): Body {
  return async (self) => {
    const device = new Device(self, write, read, geometry)
    for (;;) {
      const request = match(IO_REQUEST, await self.receive(any))
      if (request !== undefined) answerWith(device, self, request)
    }
  }
}

/** Answers one request to a device that only prints. */
export function answerIoRequest(self: Self, request: Matched<typeof IO_REQUEST>, write: Write): void {
  answerWith(new Device(self, write), self, request)
}

/** At once, unless input is waited for; the device may have ended by then. */
function answerWith(device: Device, self: Self, [, from, replyAs, wanted]: Matched<typeof IO_REQUEST>): void {
  const answer = (reply: TermInput): void => {
    if (!self.signal.aborted) self.send(from, t(atom('io_reply'), replyAs, reply))
  }
  const reply = device.reply(from, wanted)
  if (isPromise(reply)) void reply.then(answer)
  else answer(reply)
}
