/**
 * The input of a device: lines that somebody types, for whoever asks by the I/O protocol. Requests wait in line, so that
 * each gets its own answer, and printing goes on meanwhile.
 *
 *   {get_line, Encoding, Prompt}      a line with its newline, or `eof`
 *   {get_chars, Encoding, Prompt, N}  N characters, or what is left, or `eof`
 *   {get_until, Encoding, Prompt, Module, Function, ExtraArgs}
 *                                     lines go to that function until it is done: `io:read/2` scans them for a term
 *
 * OTP: STDLIB User's Guide, "The Erlang I/O Protocol".
 */
import { toLatin1 } from '../bytes/text.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { NodeIdentity } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import { any, match, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Encoding, textOf } from './chardata.ts'
import { argumentList, format } from './io_lib.ts'

/** Shows the prompt and resolves with the next line, without its newline; `undefined` at the end of the input. */
export type ReadLine = (prompt: string) => Promise<string | undefined>

/** So many requests may wait for their input. */
const MAX_WAITING = 1000

const COUNT = new Pattern<number>(
  'from 0 to 1048576 characters',
  (n) => Number.isInteger(n) && (n as number) >= 0 && (n as number) <= 1 << 20,
)
/** In which the answer is wanted: latin1 has no character beyond 255. */
export const ENCODING = any.of(atom('unicode'), atom('latin1'))

const GET_LINE = t(atom('get_line'), ENCODING, any)
const GET_CHARS = t(atom('get_chars'), ENCODING, any, COUNT)
const GET_UNTIL = t(atom('get_until'), ENCODING, any, any.atom, any.atom, any.list)

/** Who asks for input. */
export interface Asker {
  /** `Module:Function(Args)`, where whoever asked lives: its code is there. */
  readonly apply: (module: string, name: string, args: readonly Term[]) => Promise<Term>
  /** The node that prints the prompt. */
  readonly home: NodeIdentity
}

export class Input {
  readonly #read: ReadLine
  /** Lines and characters are given as binaries. */
  isBinary = false
  /** Read, and not yet asked for. */
  #text = ''
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(read: ReadLine) {
    this.#read = read
  }

  /** The answer to a request for input, when its turn has come; `undefined` for a request of another kind. */
  answer(request: Term, asker: Asker): Promise<TermInput> | undefined {
    const until = match(GET_UNTIL, request)
    if (until !== undefined) return this.#inTurn(() => this.#scanned(until, asker))
    const line = match(GET_LINE, request)
    if (line !== undefined) return this.#inTurn(() => this.#line(promptText(line[2], asker.home), line[1]))
    const chars = match(GET_CHARS, request)
    if (chars === undefined) return undefined
    const [, encoding, prompt, count] = chars
    return this.#inTurn(() => this.#chars(promptText(prompt, asker.home), count, encoding))
  }

  #inTurn(read: () => Promise<TermInput>): Promise<TermInput> {
    if (this.#waiting >= MAX_WAITING) return Promise.resolve(t(atom('error'), atom('system_limit')))
    this.#waiting++
    const answer = this.#last
      .then(read)
      .catch((): TermInput => t(atom('error'), atom('terminated'))) // the input has broken
      .finally(() => this.#waiting--)
    this.#last = answer
    return answer
  }

  async #line(prompt: string, encoding: Atom): Promise<TermInput> {
    await this.#until(prompt, () => this.#text.includes('\n'))
    const end = this.#text.indexOf('\n')
    return this.#given(this.#take(end < 0 ? this.#text.length : end + 1), encoding, 'collect_line')
  }

  async #chars(prompt: string, count: number, encoding: Atom): Promise<TermInput> {
    await this.#until(prompt, () => [...this.#text].length >= count)
    const taken = [...this.#text].slice(0, count).join('')
    return this.#given(count === 0 ? '' : this.#take(taken.length), encoding, 'collect_chars')
  }

  /** In the form and the encoding that are wanted. `collector` is whom OTP names where that cannot be. */
  #given(text: string | undefined, encodingName: Atom, collector: string): TermInput {
    if (text === undefined) return atom('eof')
    const encoding = atomName(encodingName) as Encoding
    if (encoding === 'latin1' && /[^\0-\xff]/.test(text)) return t(atom('error'), atom(collector))
    if (!this.isBinary) return charlist(text)
    return binary(encoding === 'latin1' ? toLatin1(text) : text)
  }

  /**
   * `Function(Continuation, Chars, …)` begins with `[]`, and goes on with what it gives in `{more, Continuation}` and the
   * next line, or `eof`. In the end it gives `{done, Answer, Rest}`.
   */
  async #scanned(request: readonly unknown[], { apply, home }: Asker): Promise<TermInput> {
    const [prompt, module, name, extra] = request.slice(-4) as [Term, Atom, Atom, readonly Term[]]
    let continuation: Term = []
    for (;;) {
      if (this.#text === '') await this.#until(promptText(prompt, home), () => this.#text !== '')
      const text = this.#take(this.#text.length)
      const chars = (text === undefined ? atom('eof') : charlist(text)) as Term
      const args: readonly Term[] = [continuation, chars, ...extra]
      const outcome: Term | undefined = await apply(atomName(module), atomName(name), args).catch(
        () => undefined,
      )
      const done = match(t(atom('done'), any, any), outcome)
      if (done !== undefined) {
        this.#text = textOf(done[2]) ?? ''
        return done[1]
      }
      const more: readonly Term[] | undefined = match(t(atom('more'), any), outcome)
      if (more === undefined || text === undefined) return t(atom('error'), name)
      continuation = more[1] as Term
    }
  }

  /** Reads on; the input may end before. */
  async #until(prompt: string, enough: () => boolean): Promise<void> {
    while (!enough()) {
      const line = await this.#read(prompt)
      if (line === undefined) return
      this.#text += `${line}\n`
    }
  }

  /** So much of what was read; `undefined` where that is nothing, since the input has ended. */
  #take(length: number): string | undefined {
    if (length === 0) return undefined
    const taken = this.#text.slice(0, length)
    this.#text = this.#text.slice(length)
    return taken
  }
}

const PROMPT_FORMAT = t(atom('format'), any, any)

/** A prompt is text or an atom, or `{format, Control, Args}`; another term is shown as it is printed. */
function promptText(prompt: Term, home: NodeIdentity): string {
  if (isAtom(prompt)) return atomName(prompt)
  const given = match(PROMPT_FORMAT, prompt)
  try {
    if (given !== undefined) return format(textOf(given[1]) ?? '', argumentList(given[2]), home)
    return textOf(prompt) ?? format('~tp', [prompt], home)
  } catch {
    return '???' // as OTP shows a prompt that cannot be formatted
  }
}
