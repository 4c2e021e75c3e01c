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
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { any, match, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { textOf } from './chardata.ts'

/** Shows the prompt and resolves with the next line, without its newline; `undefined` at the end of the input. */
export type ReadLine = (prompt: string) => Promise<string | undefined>

/** So many requests may wait for their input. */
const MAX_WAITING = 1000

const COUNT = new Pattern<number>(
  'from 0 to 1048576 characters',
  (n) => Number.isInteger(n) && (n as number) >= 0 && (n as number) <= 1 << 20,
)
const GET_LINE = any.of(t(atom('get_line'), any.atom, any), t(atom('get_line'), any))
const GET_CHARS = any.of(t(atom('get_chars'), any.atom, any, COUNT), t(atom('get_chars'), any, COUNT))

const GET_UNTIL = any.of(
  t(atom('get_until'), any.atom, any, any.atom, any.atom, any.list),
  t(atom('get_until'), any, any.atom, any.atom, any.list),
)

/** `Module:Function(Args)`, where whoever asked for input lives: its code is there. */
export type ApplyThere = (module: string, name: string, args: readonly Term[]) => Promise<Term>

export class Input {
  readonly #read: ReadLine
  /** Read, and not yet asked for. */
  #text = ''
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(read: ReadLine) {
    this.#read = read
  }

  /** The answer to a request for input, when its turn has come; `undefined` for a request of another kind. */
  answer(request: Term, applyThere: ApplyThere): Promise<TermInput> | undefined {
    const until = match(GET_UNTIL, request) as readonly Term[] | undefined
    if (until !== undefined) return this.#inTurn(() => this.#scanned(until, applyThere))
    const line = match(GET_LINE, request)
    const chars = line === undefined ? match(GET_CHARS, request) : undefined
    if (line !== undefined) return this.#inTurn(() => this.#line(promptText(line.at(-1) as Term)))
    if (chars === undefined) return undefined
    return this.#inTurn(() => this.#chars(promptText(chars.at(-2) as Term), chars.at(-1) as number))
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

  async #line(prompt: string): Promise<TermInput> {
    await this.#until(prompt, () => this.#text.includes('\n'))
    const end = this.#text.indexOf('\n')
    return this.#take(end < 0 ? this.#text.length : end + 1)
  }

  async #chars(prompt: string, count: number): Promise<TermInput> {
    await this.#until(prompt, () => [...this.#text].length >= count)
    return count === 0 ? [] : this.#take([...this.#text].slice(0, count).join('').length)
  }

  /**
   * `Function(Continuation, Chars, …)` begins with `[]`, and goes on with what it gives in `{more, Continuation}` and the
   * next line, or `eof`. In the end it gives `{done, Answer, Rest}`.
   */
  async #scanned(request: readonly Term[], applyThere: ApplyThere): Promise<TermInput> {
    const [prompt, module, name, extra] = request.slice(-4) as [Term, Atom, Atom, readonly Term[]]
    let continuation: Term = []
    for (;;) {
      if (this.#text === '') await this.#until(promptText(prompt), () => this.#text !== '')
      const chars = this.#take(this.#text.length) as Term
      const args: readonly Term[] = [continuation, chars, ...extra]
      const outcome: Term | undefined = await applyThere(atomName(module), atomName(name), args).catch(
        () => undefined,
      )
      const done = match(t(atom('done'), any, any), outcome)
      if (done !== undefined) {
        this.#text = textOf(done[2]) ?? ''
        return done[1]
      }
      const more: readonly Term[] | undefined = match(t(atom('more'), any), outcome)
      if (more === undefined || chars === atom('eof')) return t(atom('error'), name)
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

  #take(length: number): TermInput {
    if (length === 0) return atom('eof')
    const taken = this.#text.slice(0, length)
    this.#text = this.#text.slice(length)
    return charlist(taken)
  }
}

/** A prompt is text or an atom; of `{format, Control, Args}` nothing is shown. */
const promptText = (prompt: Term): string => (isAtom(prompt) ? atomName(prompt) : (textOf(prompt) ?? ''))
