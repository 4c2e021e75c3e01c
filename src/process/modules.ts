/**
 * Callable modules: the functions that other nodes may call by `M:F(A)`, through `rpc`, `erpc` or a remote `spawn`.
 * Nothing is callable that was not declared here.
 */
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { asErlangError, ErlangError, undef } from './erlang_error.ts'
import { BadArg, NotAlive } from './errors.ts'
import { chain, type Eventually, settled } from './eventually.ts'
import type { Self } from './self.ts'

/**
 * One function of a module. It runs in the process `self` and gets its arguments as terms; what it returns (or what its
 * promise resolves to) is the result and must be a term. It throws an `ErlangError` to raise one.
 */
export type Callable = (self: Self, ...args: Term[]) => unknown

/** Functions by name; `reverse/2` as a name is for that arity alone, and goes before `reverse`. */
export type CallableModule = { readonly [name: string]: Callable }

/** Functions of one name. */
interface Overloads {
  readonly byArity: Map<number, Callable>
  /** For every other arity. */
  ofAny: Callable | undefined
}

interface Declared {
  /** As they were declared. */
  readonly names: readonly string[]
  readonly functions: ReadonlyMap<string, Overloads>
}

/** The modules that can be called by name, here and from other nodes. What is not declared is `undef`. */
export class Modules {
  readonly #modules = new Map<string, Declared>()

  /** Declares a module, in place of one of the same name. */
  set(name: string, module: CallableModule): void {
    this.#modules.set(name, { names: Object.keys(module), functions: byName(module) })
  }

  /** From now on its functions are `undef`. */
  delete(name: string): void {
    this.#modules.delete(name)
  }

  /** The modules that are declared. */
  names(): string[] {
    return [...this.#modules.keys()]
  }

  /** The names of a module's functions, with or without their arity, as they were declared. */
  functions(module: string): string[] {
    return [...(this.#modules.get(module)?.names ?? [])]
  }

  /** `erlang:function_exported/3`. */
  has(module: string, name: string, arity: number): boolean {
    return this.#find(module, name, arity) !== undefined
  }

  /**
   * `apply(Module, Function, Args)` in the process `self`: at once, where the function waits for nothing. Throws
   * `error:undef` for what is not declared.
   * An error that does not say where it was raised gets this call as its stack trace.
   */
  apply(
    self: Self,
    module: Atom | boolean,
    name: Atom | boolean,
    args: readonly Term[],
  ): Term | Promise<Term> {
    return settled(
      () => chain(this.call(self, module, name, args) as Eventually<Term>, copy),
      (result) => result,
      (error) => {
        throw traced(error, module, name, args)
      },
    )
  }

  /** As `apply`, where nobody takes the result: the function need not have one. */
  begin(
    self: Self,
    module: Atom | boolean,
    name: Atom | boolean,
    args: readonly Term[],
  ): void | Promise<void> {
    return settled(
      () => this.call(self, module, name, args),
      () => {},
      (error) => {
        throw traced(error, module, name, args)
      },
    )
  }

  /**
   * As `apply`, but gives what the function gives as it is, a value or a promise of one, and leaves errors without a stack
   * trace.
   */
  call(self: Self, module: Atom | boolean, name: Atom | boolean, args: readonly Term[]): unknown {
    const callable = this.#find(atomName(module), atomName(name), args.length)
    if (callable === undefined) throw undef(module, name, args)
    return callable(self, ...args)
  }

  #find(module: string, name: string, arity: number): Callable | undefined {
    const declared = this.#modules.get(module)
    const functions = declared?.functions.get(name)
    const found = functions?.byArity.get(arity) ?? functions?.ofAny
    if (found !== undefined || declared === undefined || name !== 'module_info' || arity > 1) return found
    return (_self, item) => moduleInfo(module, declared, item)
  }
}

/** `Module:module_info/0,1`, which every module has. A function without an arity is not among the exports. */
function moduleInfo(module: string, { functions }: Declared, item: Term | undefined): unknown {
  const exports = Array.from(functions, ([name, { byArity }]) =>
    Array.from(byArity.keys(), (arity) => t(atom(name), arity)),
  ).flat()
  const own = [0, 1].map((arity) => t(atom('module_info'), arity))
  const info = {
    module: atom(module),
    exports: [...exports, ...own],
    attributes: [],
    compile: [],
  }
  if (item === undefined) return Object.entries(info).map(([name, value]) => t(atom(name), value))
  const name = isAtom(item) ? atomName(item) : ''
  if (!Object.hasOwn(info, name)) throw new BadArg(`a module has no ${format(item)} to tell of`)
  return info[name as keyof typeof info]
}

/** An error of Erlang's that does not say where it was raised, as of this call. */
function traced(
  error: unknown,
  module: Atom | boolean,
  name: Atom | boolean,
  args: readonly Term[],
): unknown {
  const isErlangs = [ErlangError, BadArg, NotAlive].some((kind) => error instanceof kind)
  return isErlangs ? asErlangError(error, [t(module, name, args, [])]) : error
}

/** The functions of a module, ready to be found: a peer's call makes no text. What an object inherits is not among them. */
function byName(module: CallableModule): Declared['functions'] {
  const functions = new Map<string, Overloads>()
  for (const [declared, callable] of Object.entries(module)) {
    const [, name = declared, arity] = /^(.+)\/(\d+)$/s.exec(declared) ?? []
    const overloads = functions.get(name) ?? { byArity: new Map(), ofAny: undefined }
    if (arity === undefined) overloads.ofAny = callable
    else overloads.byArity.set(Number(arity), callable)
    functions.set(name, overloads)
  }
  return functions
}
