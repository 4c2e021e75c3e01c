/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `atom('pong')` is Erlang's `pong`
 * - `t(atom('is_auth'), atom('a@h1'))` is the tuple `{is_auth, 'a@h1'}`
 */
import type { Term, TermInput } from '../../src/term/term.ts'

export { type Atom, atom } from '../../src/term/atom.ts'
export { t } from '../../src/term/tuple.ts'
export { todo } from '../kit/todo.ts'
export type { Term, TermInput }

const NODE_NAME = /^([0-9A-Za-z_-]+)@([^\s@]+)$/

/** `a@h1` taken apart; `'no name'` if no node can have that name. */
export function splitName(
  full: string,
): { readonly name: string; readonly host: string } | 'no name' {
  const [, name, host] = NODE_NAME.exec(full) ?? []
  return name === undefined || host === undefined ? 'no name' : { name, host }
}

/** Whom one can ask for the way. */
export interface Directory {
  /** The address of a host; `undefined` if nobody knows that host. */
  resolve(host: string): Promise<string | undefined>
  /**
   * Asks the port mapper (EPMD) at that address where a node listens that runs
   * there. It knows nodes by what stands before the @. `undefined` if there is no
   * such node.
   */
  portPlease(address: string, name: string): Promise<number | undefined>
}

/** Where a node listens, or why that cannot be found out. */
export type Found =
  | { readonly address: string; readonly port: number }
  | { readonly why: 'bad name' | 'unknown host' | 'unknown node' }

/** What a node can do to the world outside. */
export interface World {
  /** Every node that this host's port mapper knows. */
  names(): Promise<readonly string[]>
  /** Finds the node, connects and shows the cookie. Rejects if any of it fails. */
  dial(node: string): Promise<Line>
}

/** A connection that is up. */
export interface Line {
  send(message: TermInput): void
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>
}

/** The node that you are. */
export interface Kernel {
  /** Its own full name: `node()`. */
  readonly node: string
  /** Resolves when it is connected with that node; rejects if that fails. */
  connect(node: string): Promise<unknown>
  /**
   * Asks the process `net_kernel` of a connected node. Rejects if the connection
   * ends before the answer.
   */
  ask(node: string, question: TermInput): Promise<Term>
  /** Ends the connection with that node, if there is one. */
  disconnect(node: string): void
}
