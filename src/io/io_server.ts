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
import type { Body, Self } from '../process/self.ts'
import { atom, atomName } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { NodeIdentity, Pid } from '../term/identifier.ts'
import { any, type Matched, match, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { textOf } from './chardata.ts'
import { type ApplyThere, Input, type ReadLine } from './io_input.ts'
import { argumentList, format } from './io_lib.ts'

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

/** Where printed text goes. */
export type Write = (text: string) => void

/**
 * A device: the code of a process that answers the protocol and hands the text to `write`. With `read` it has input, too;
 * without, whoever asks for some is told `enotsup`. Any other message is dropped, as OTP's `user` does with it.
 */
export function ioServer(write: Write, read?: ReadLine): Body {
  const input = read && new Input(read)
  return async (self) => {
    for (;;) {
      const request = match(IO_REQUEST, await self.receive(any))
      if (request === undefined) continue
      const answer = input?.answer(request[3], (...call) => applyFor(request[1], self, call))
      if (answer === undefined) answerIoRequest(self, request, write)
      else void answer.then((read) => answerLater(self, request, read))
    }
  }
}

/** As long as `erpc` may take for one step, in milliseconds. */
const STEP = 5000

/** A call on the node of who asked, by a process of its own: the device goes on meanwhile. */
function applyFor(asker: Pid, self: Self, [module, name, args]: Parameters<ApplyThere>): Promise<Term> {
  return new Promise((resolve, reject) => {
    self.spawn(async (clerk) => {
      clerk.signal.addEventListener('abort', () => reject(new Error('the call was ended')))
      const isHere = asker.home === clerk.pid.home
      try {
        const result = isHere
          ? clerk.apply(module, name, args)
          : clerk.apply('erpc', 'call', [asker.node, atom(module), atom(name), args, STEP])
        resolve((await result) as Term)
      } catch (error) {
        reject(error)
      }
    })
  })
}

/** The device may have ended meanwhile. */
function answerLater(self: Self, [, from, replyAs]: Matched<typeof IO_REQUEST>, answer: TermInput): void {
  if (!self.signal.aborted) self.send(from, t(atom('io_reply'), replyAs, answer))
}

/** Answers one request: prints what it wants printed, tells what the device is, or refuses. */
export function answerIoRequest(self: Self, request: Matched<typeof IO_REQUEST>, write: Write): void {
  const [, from, replyAs, wanted] = request
  self.send(from, t(atom('io_reply'), replyAs, answerTo(self, wanted, write)))
}

function answerTo(self: Self, wanted: Term, write: Write): TermInput {
  if (wanted === atom('getopts')) return [t(atom('encoding'), atom('unicode'))]
  const options = match(t(atom('setopts'), any.list), wanted)
  if (options !== undefined)
    return options[1].every((option) => matches(UNICODE, option))
      ? atom('ok')
      : t(atom('error'), atom('enotsup'))
  const printed = textIn(self, wanted)
  if ('refused' in printed) return t(atom('error'), printed.refused)
  write(printed.text)
  return atom('ok')
}

/** All text is Unicode here, and stays so. */
const UNICODE = any.of(atom('unicode'), t(atom('encoding'), any.of(atom('unicode'), atom('utf8'))))

/** What a request wants printed, or why it is refused. */
type Printed = { readonly text: string } | { readonly refused: Term }

function textIn(self: Self, request: Term): Printed {
  const several = match(t(atom('requests'), any.list), request)
  if (several === undefined) return textInOne(self, request)
  let text = ''
  for (const each of several[1]) {
    const printed = textInOne(self, each)
    if ('refused' in printed) return printed
    text += printed.text
  }
  return { text }
}

function textInOne(self: Self, request: Term): Printed {
  const encoded = match(t(atom('put_chars'), any.atom, any), request)
  const chars = encoded?.[2] ?? match(t(atom('put_chars'), any), request)?.[1]
  if (chars !== undefined) return asPrinted(textOf(chars))
  // The device does the formatting: {put_chars, Encoding, io_lib, format, [Control, Args]}, or write, or print.
  const applied = match(APPLIED, request)
  if (applied === undefined) return { refused: isInput(request) ? atom('enotsup') : atom('request') }
  const [, , , name, args] = applied
  try {
    return asPrinted(formatted(atomName(name), args, self.pid.home))
  } catch {
    return { refused: name }
  }
}

const APPLIED = t(atom('put_chars'), any.atom, atom('io_lib'), any.atom, any.list)

/** The functions of `io_lib` by which `io` prints; `undefined` for another. */
function formatted(name: string, args: readonly Term[], home: NodeIdentity): string | undefined {
  const [first, second] = args as readonly [Term, Term]
  switch (`${name}/${args.length}`) {
    case 'format/2':
    case 'fwrite/2':
      return format(textOf(first) ?? '', argumentList(second), home)
    case 'write/1':
      return format('~w', [first], home)
    case 'print/1':
      return format('~p', [first], home)
    case 'nl/0':
      return '\n'
  }
  return undefined
}

const asPrinted = (text: string | undefined): Printed =>
  text === undefined ? { refused: atom('put_chars') } : { text }

const INPUT = ['get_chars', 'get_line', 'get_until', 'get_password', 'get_geometry']

function isInput(request: Term): boolean {
  const name: unknown = match(any.tuple, request)?.[0] ?? request
  return INPUT.some((each) => name === atom(each))
}
