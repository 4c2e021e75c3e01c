/**
 * A small Erlang shell: text in, text out, over a runtime. It takes expressions up to their full stop, evaluates them in
 * a process of its own, and prints values and mistakes as `erl` does. It knows no terminal: a page can have one.
 * OTP: `shell.erl`.
 */

import { pretty } from '../io/pretty.ts'
import { badCall, raised, tuple } from '../kernel/raise.ts'
import type { Node } from '../node/node.ts'
import type { Destination } from '../process/destination.ts'
import { ErlangError, undef } from '../process/erlang_error.ts'
import { BadArg, NotAlive } from '../process/errors.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { pidNumbered } from '../term/format_identifier.ts'
import type { Term } from '../term/term.ts'
import { AUTO_IMPORTED } from './auto_imported.ts'
import { bifModules } from './bifs.ts'
import { Bindings } from './bindings.ts'
import { COMMAND_NAMES, findCommand, quoteVariables, repeatedIn } from './commands.ts'
import { complete } from './complete.ts'
import { applyFun, type Context, evaluate } from './evaluate.ts'
import { Evaluator, type Streams } from './evaluator.ts'
import { exceptionText } from './exception_text.ts'
import { expandRecords } from './expand_records.ts'
import { CommandNotFound, History } from './history.ts'
import { lint } from './lint.ts'
import { parse } from './parse.ts'
import { Records } from './records.ts'
import { type Scanned, scan } from './scan.ts'
import type { Expression } from './syntax.ts'
import { SyntaxMistake } from './text_reader.ts'

/** An expression may be as long as this, in characters. */
const MAX_EXPRESSION = 1 << 20

/** Applications of funs, and steps of comprehensions, before I/O gets its turn. */
const BUDGET = 1000

/** `write` prints text, with its newlines; the others are what the expressions have. */
export interface ShellOptions extends Streams {
  readonly runtime: Runtime
  /** The node of the runtime, if it has one. */
  readonly node?: Node
  /** `q()` was called: ends the node, or whatever the shell runs in. */
  readonly quit: () => void
  /** What the platform adds to the functions that are called without a module, such as `ls()`. */
  readonly commands?: CallableModule
  /** Who types is on another node: what only the own shell of a node may do is not there. */
  readonly isGuest?: boolean
}

/** An Erlang shell, text in, text out: `erl`'s prompt, expressions and commands, without a terminal. */
export class Shell {
  readonly #options: ShellOptions
  readonly #modules: { readonly [module: string]: CallableModule }
  readonly #evaluator: Evaluator
  readonly #history = new History()
  readonly #bindings = new Bindings()
  readonly #records = new Records()
  #pending = ''
  #budget = BUDGET

  constructor(options: ShellOptions) {
    this.#options = options
    const { runtime, node, quit, isGuest = false, commands = {} } = options
    const apply = (self: Self, fun: Term, args: Term[]) => applyFun(fun, args, this.#context(self))
    const call = (self: Self, module: Atom | boolean, name: Atom | boolean, args: Term[]) =>
      this.#call(self, module, name, args)
    this.#modules = { ...bifModules({ runtime, node, isGuest, apply, call, quit }), c: commands }
    this.#evaluator = new Evaluator(runtime, options, (reason) => this.#tell(new ErlangError('exit', reason)))
  }

  /** What stands before a line that is typed: `(a@h1)1>` and a blank, or `1>` while the runtime is not distributed. */
  get prompt(): string {
    const { runtime, node } = this.#options
    return `${node?.isAlive === true ? `(${runtime.node})` : ''}${this.#history.next}> `
  }

  /** What a variable is bound to. */
  valueOf(variable: string): Term | undefined {
    return this.#bindings.get(variable)
  }

  /** Whether an expression has begun and not come to its full stop. */
  get incomplete(): boolean {
    return this.#pending.trim() !== ''
  }

  /** The last call: the process of the shell ends, and nobody is told. */
  close(): void {
    this.#evaluator.close()
  }

  /** The words that could end `line`, and the part of it that they replace: for the Tab key. */
  complete(line: string): [words: string[], begun: string] {
    const { runtime, node } = this.#options
    const functionsOf = (module: string) =>
      [...runtime.modules.functions(module), ...Object.keys(this.#modules[module] ?? {})].map(withoutArity)
    return complete(line, {
      variables: this.#bindings.names(),
      bare: [...COMMAND_NAMES, ...AUTO_IMPORTED, ...functionsOf('c')],
      modules: [...runtime.modules.names(), ...Object.keys(this.#modules)],
      nodes: node === undefined ? [] : [node.name, ...node.nodes('connected')],
      functionsOf,
    })
  }

  /** Drops an expression that has begun. */
  abandon(): void {
    this.#pending = ''
  }

  /** Ends what is being evaluated, as an exit signal `kill` does. False when nothing was. */
  interrupt(): boolean {
    return this.#evaluator.kill()
  }

  /**
   * Takes a line of text with its newline. Yields after every expression that it completes, once that is evaluated and
   * printed; then `prompt` is the next one.
   */
  async *feed(line: string): AsyncGenerator<void> {
    this.#pending += line
    for (;;) {
      const before = this.#pending
      const scanned = this.#scan()
      if (scanned === undefined) return
      const text = before.slice(0, before.length - scanned.rest.length)
      this.#pending = scanned.rest
      if (scanned.tokens.length > 0) await this.#run(text.trim().replace(/\.$/, ''), scanned)
      yield
    }
  }

  /** Like `scan`; a mistake is told, and what is left of the text goes with it. */
  #scan(): Scanned | undefined {
    try {
      if (this.#pending.length > MAX_EXPRESSION)
        throw new SyntaxMistake({ line: 1, column: 1 }, 'expression too long')
      return scan(this.#pending)
    } catch (error) {
      this.#tell(error)
      return { tokens: [], rest: '' }
    }
  }

  async #run(typed: string, { tokens }: Scanned): Promise<void> {
    let text = typed
    let body: Expression[]
    try {
      body = parse(tokens).map(quoteVariables)
      const repeated = repeatedIn(body)
      if (repeated !== undefined) {
        text = this.#history.find(repeated).text
        body = parse(scan(`${text}. `)?.tokens ?? []).map(quoteVariables)
      }
    } catch (error) {
      this.#tell(error)
      return
    }
    try {
      const value = await this.#evaluator.run((self) => this.#evaluate(body, self))
      this.#history.add(text, value)
      this.#print(pretty(value, this.#format))
    } catch (error) {
      this.#tell(error)
      if (error instanceof CommandNotFound) return
      if (error instanceof ErlangError) this.#history.add(text, tuple(atom('EXIT') as Atom, error.exitReason))
    }
    this.#history.next++
  }

  /** Each expression is looked over only when those before it are done. What they bound stays if all of them succeed. */
  async #evaluate(body: readonly Expression[], self: Self): Promise<Term> {
    const bindings = this.#bindings.fork(self)
    const context = this.#context(self, bindings)
    let value: Term = []
    for (const written of body) {
      const expression = expandRecords(written, this.#records)
      lint(expression, bindings.names())
      value = await evaluate(expression, bindings, context)
    }
    this.#bindings.become(bindings)
    return value
  }

  get #format() {
    return {
      home: this.#options.runtime.identity,
      records: (tag: string, count: number) => this.#records.namesOf(tag, count),
    }
  }

  #print(text: string): void {
    this.#options.write(`${text}\n`)
  }

  #tell(error: unknown): void {
    if (error instanceof SyntaxMistake) this.#print(`* ${error.at.line}:${error.at.column}: ${error.message}`)
    else if (error instanceof CommandNotFound) this.#print(`* ${error.message}`)
    else if (error instanceof ErlangError) this.#print(exceptionText(error, this.#format))
    else
      this.#print(
        `** exception error: ${pretty(tuple(atom('js_error'), binary(String(error))), this.#format)}`,
      )
  }

  /** `bindings` are the shell's, where commands may act on them. */
  #context(self: Self, bindings?: Bindings): Context {
    return {
      self,
      call: (caller, module, name, args) =>
        module === undefined
          ? this.#callBare(caller, name, args, bindings)
          : this.#call(caller, module, name, args),
      send: (sender, to, message) => {
        try {
          sender.send(to as Destination, message)
        } catch (error) {
          throw error instanceof BadArg ? badCall('badarg', ['erlang', '!'], [to, message]) : error
        }
      },
      declare: (name, fields) => this.#records.declare(name, fields),
      turn: () => this.#turn(self),
      pid: ([node, id, serial]) => {
        const pid = pidNumbered(node, id, serial, this.#options.runtime.identity)
        if (pid === undefined) throw raised('badarg')
        return pid
      },
    }
  }

  /** A fun that calls itself for ever must not keep the network waiting, nor outlive its process. */
  #turn(self: Self): Promise<void> | undefined {
    if (--this.#budget > 0) return undefined
    this.#budget = BUDGET
    return this.#options.runtime.env
      .yieldToIo()
      .then(() => (self.signal.aborted ? new Promise(() => {}) : undefined))
  }

  /** `Name(Args)`: a command of the shell, a BIF, or a function of `c`. */
  async #callBare(self: Self, name: Atom | boolean, args: Term[], bindings?: Bindings): Promise<Term> {
    const command = bindings && findCommand(atomName(name), args.length)
    if (command) {
      const print = (text: string) => this.#print(text)
      const { quit } = this.#options
      const scene = { self, bindings, history: this.#history, records: this.#records, print, quit }
      return command({ ...scene, options: this.#format }, ...args)
    }
    const modules = AUTO_IMPORTED.has(atomName(name)) ? ['erlang', 'c'] : ['c']
    for (const module of modules) {
      const isThere = this.#find(module, atomName(name), args.length) !== undefined
      if (isThere) return this.#call(self, atom(module) as Atom, name, args)
    }
    throw badCall('undef', ['shell_default', atomName(name)], args)
  }

  /** `Module:Name(Args)`. What a callable throws becomes the exception that Erlang would have raised. */
  async #call(self: Self, module: Atom | boolean, name: Atom | boolean, args: Term[]): Promise<Term> {
    const callable = this.#find(atomName(module), atomName(name), args.length)
    if (callable === undefined) throw undef(module, name, args)
    try {
      return await callable(self, args)
    } catch (error) {
      const called = [atomName(module), atomName(name)] as const
      if (error instanceof NotAlive) throw badCall('notalive', called, args)
      throw error instanceof BadArg ? badCall('badarg', called, args) : error
    }
  }

  /** The shell's own go before what the node has declared: who types here may do more than a peer that calls. */
  #find(
    module: string,
    name: string,
    arity: number,
  ): ((self: Self, args: Term[]) => Promise<Term>) | undefined {
    const own = Object.hasOwn(this.#modules, module) ? this.#modules[module] : undefined
    const key = `${name}/${arity}`
    const found = own !== undefined && Object.hasOwn(own, key) ? own[key] : undefined
    if (found !== undefined) return async (self, args) => (await found(self, ...args)) as Term
    const { modules } = this.#options.runtime
    if (!modules.has(module, name, arity)) return undefined
    return async (self, args) => modules.apply(self, atom(module), atom(name), args)
  }
}

const withoutArity = (name: string): string => name.split('/')[0] as string
