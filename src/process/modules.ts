/**
 * Callable modules: the functions that other nodes may call by `M:F(A)`, through `rpc`, `erpc` or a remote `spawn`.
 * Nothing is callable that was not declared here.
 */
import { type Atom, atomName } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { asErlangError, ErlangError, undef } from './erlang_error.ts'
import { BadArg, NotAlive } from './errors.ts'
import type { Self } from './self.ts'

/**
 * One function of a module. It runs in the process `self` and gets its arguments as terms; what it returns (or what its
 * promise resolves to) is the result and must be a term. It throws an `ErlangError` to raise one.
 */
export type Callable = (self: Self, ...args: Term[]) => unknown

/** Functions by name; `reverse/2` as a name is for that arity alone, and goes before `reverse`. */
export type CallableModule = { readonly [name: string]: Callable }

export class Modules {
  readonly #modules = new Map<string, CallableModule>()

  /** Declares a module, in place of one of the same name. */
  set(name: string, module: CallableModule): void {
    this.#modules.set(name, module)
  }

  delete(name: string): void {
    this.#modules.delete(name)
  }

  names(): string[] {
    return [...this.#modules.keys()]
  }

  /** The names of a module's functions, with or without their arity, as they were declared. */
  functions(module: string): string[] {
    return Object.keys(this.#modules.get(module) ?? {})
  }

  /** `erlang:function_exported/3`. */
  has(module: string, name: string, arity: number): boolean {
    return this.#find(module, name, arity) !== undefined
  }

  /**
   * `apply(Module, Function, Args)` in the process `self`. Throws `error:undef` for what is not declared.
   * An error that does not say where it was raised gets this call as its stack trace.
   */
  async apply(
    self: Self,
    module: Atom | boolean,
    name: Atom | boolean,
    args: readonly Term[],
  ): Promise<Term> {
    try {
      return copy(await this.call(self, module, name, args))
    } catch (error) {
      throw traced(error, module, name, args)
    }
  }

  /** As `apply`, where nobody takes the result: the function need not have one. */
  async begin(
    self: Self,
    module: Atom | boolean,
    name: Atom | boolean,
    args: readonly Term[],
  ): Promise<void> {
    try {
      await this.call(self, module, name, args)
    } catch (error) {
      throw traced(error, module, name, args)
    }
  }

  /** The same without waiting: what the function gives, be it a value or a promise of one. */
  call(self: Self, module: Atom | boolean, name: Atom | boolean, args: readonly Term[]): unknown {
    const callable = this.#find(atomName(module), atomName(name), args.length)
    if (callable === undefined) throw undef(module, name, args)
    return callable(self, ...args)
  }

  #find(module: string, name: string, arity: number): Callable | undefined {
    const functions = this.#modules.get(module)
    if (functions === undefined) return undefined
    return own(functions, `${name}/${arity}`) ?? own(functions, name)
  }
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

/** A peer chooses the name: what the object inherits is not for it to call. */
function own(functions: CallableModule, name: string): Callable | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined
}
