/**
 * What a device answers to each request of the I/O protocol, in its forms of today and in those without an encoding, which
 * then is latin1:
 *
 *   {put_chars, Encoding, Chars}            {put_chars, Encoding, Module, Function, Args}: the device makes the text
 *   {get_line, …}, {get_chars, …}, {get_until, …}      see `io_input.ts`
 *   {requests, Requests}                    one after the other; the last answer, or the first that is an error
 *   {setopts, Options}, getopts             `binary` or `list`, what input is given as; the encoding stays Unicode
 *   {get_geometry, columns | rows}          how large a terminal is
 *
 * OTP: STDLIB User's Guide, "The Erlang I/O Protocol"; `user.erl`, `group.erl`.
 */
import type { Eventually } from '../process/eventually.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import type { NodeIdentity, Pid } from '../term/identifier.ts'
import { any, match, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { type Encoding, textOf } from './chardata.ts'
import { type Asker, ENCODING, Input, type ReadLine } from './io_input.ts'
import { argumentList, format } from './io_lib.ts'

/** Where printed text goes. @inline */
export type Write = (text: string) => void

/** How large a terminal is, in characters. @inline */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Tells it; `undefined` while there is no terminal. @inline */
export type Geometry = () => Size | undefined

const OK = atom('ok')
const ERROR = atom('error')
const refused = (why: Term): TermInput => t(ERROR, why)

const PUT_CHARS = t(atom('put_chars'), ENCODING, any)
const APPLIED = t(atom('put_chars'), ENCODING, any.atom, any.atom, any.list)
const REQUESTS = t(atom('requests'), any.list)
const SETOPTS = t(atom('setopts'), any.list)
const GET_GEOMETRY = t(atom('get_geometry'), any.of(atom('columns'), atom('rows')))

/** The encoding of all text here, which may be set to what it is. */
const UNICODE = any.of(atom('unicode'), t(atom('encoding'), any.of(atom('unicode'), atom('utf8'))))
const BINARY = any.of(atom('binary'), t(atom('binary'), true))
const LIST = any.of(atom('list'), t(atom('binary'), false))

export class Device {
  readonly #self: Self
  readonly #write: Write
  readonly #input: Input | undefined
  readonly #geometry: Geometry | undefined

  /** The process `self` answers for it. */
  constructor(self: Self, write: Write, read?: ReadLine, geometry?: Geometry) {
    this.#self = self
    this.#write = write
    this.#input = read && new Input(read)
    this.#geometry = geometry
  }

  /** The reply to a request of `from`. */
  reply(from: Pid, request: Term): Eventually<TermInput> {
    const several = match(REQUESTS, request)
    return several === undefined ? this.#one(from, request) : this.#each(from, several[1])
  }

  /** A list in the list is no request: it could nest without end. */
  #each(from: Pid, requests: readonly Term[], at = 0, last: TermInput = OK): Eventually<TermInput> {
    for (let i = at, reply = last; ; i++) {
      if (i === requests.length || isError(reply)) return reply
      const next = this.#one(from, requests[i] as Term)
      if (next instanceof Promise) return next.then((said) => this.#each(from, requests, i + 1, said))
      reply = next
    }
  }

  #one(from: Pid, asked: Term): Eventually<TermInput> {
    const request = withEncoding(asked)
    if (request === atom('getopts'))
      return [t(atom('binary'), this.#input?.isBinary ?? false), t(atom('encoding'), atom('unicode'))]
    const options = match(SETOPTS, request)
    if (options !== undefined) return this.#set(options[1])
    const side = match(GET_GEOMETRY, request)
    if (side !== undefined)
      return this.#geometry?.()?.[atomName(side[1]) as 'columns' | 'rows'] ?? refused(atom('enotsup'))
    const printed = textIn(request, this.#self.pid.home)
    if (printed === undefined)
      return (
        this.#input?.answer(request, this.#asker(from)) ??
        refused(atom(isInput(request) ? 'enotsup' : 'request'))
      )
    if ('refused' in printed) return refused(printed.refused)
    this.#write(printed.text)
    return OK
  }

  #set(options: readonly Term[]): TermInput {
    if (!options.every((option) => matches(any.of(UNICODE, BINARY, LIST), option)))
      return refused(atom('enotsup'))
    for (const option of options)
      if (this.#input !== undefined && !matches(UNICODE, option))
        this.#input.isBinary = matches(BINARY, option)
    return OK
  }

  #asker(from: Pid): Asker {
    const apply: Asker['apply'] = (...call) => applyFor(from, this.#self, call)
    return { apply, home: this.#self.pid.home }
  }
}

const isError = (reply: TermInput): boolean => matches(t(ERROR, any), reply)

/** How many elements each request has without its encoding. */
const WITHOUT_ENCODING: { readonly [name: string]: readonly number[] } = {
  put_chars: [2, 4],
  get_line: [2],
  get_chars: [3],
  get_until: [5],
}

/** A request of the old form as one of today's. */
function withEncoding(request: Term): Term {
  if (!isTuple(request)) return request
  const [name, ...rest] = request as readonly Term[]
  const sizes = WITHOUT_ENCODING[matches(any.atom, name) ? atomName(name as Atom) : ''] ?? []
  return sizes.includes(rest.length + 1) ? (t(name, atom('latin1'), ...rest) as unknown as Term) : request
}

/** What a request wants printed, or why it is refused; `undefined` where it does not want to print. */
function textIn(
  request: Term,
  home: NodeIdentity,
): { readonly text: string } | { readonly refused: Term } | undefined {
  const chars = match(PUT_CHARS, request)
  const applied = chars === undefined ? match(APPLIED, request) : undefined
  const called = chars ?? applied
  if (called === undefined) return undefined
  const name = applied?.[3] ?? atom('put_chars')
  try {
    const text =
      applied === undefined
        ? textOf(chars?.[2], atomName(called[1]) as Encoding)
        : formatted(`${atomName(applied[2])}:${atomName(applied[3])}`, applied[4], home)
    if (text !== undefined) return { text }
  } catch {
    // Directives and arguments do not fit.
  }
  return { refused: name as Term }
}

/** The functions by which `io` prints; `undefined` for another. */
function formatted(name: string, args: readonly Term[], home: NodeIdentity): string | undefined {
  const [first, second] = args as readonly [Term, Term]
  switch (`${name}/${args.length}`) {
    case 'io_lib:format/2':
    case 'io_lib:fwrite/2':
      return format(textOf(first) ?? '', argumentList(second), home)
    case 'io_lib:write/1':
      return format('~w', [first], home)
    case 'io_lib:print/1':
      return format('~p', [first], home)
    case 'io_lib:nl/0':
      return '\n'
  }
  return undefined
}

const INPUT = ['get_chars', 'get_line', 'get_until', 'get_password']

function isInput(request: Term): boolean {
  const name: unknown = match(any.tuple, request)?.[0] ?? request
  return INPUT.some((each) => name === atom(each))
}

/** As long as `erpc` may take for one step, in milliseconds. */
const STEP = 5000

/** A call on the node of who asked, by a process of its own: the device goes on meanwhile. */
function applyFor(asker: Pid, self: Self, [module, name, args]: Parameters<Asker['apply']>): Promise<Term> {
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
