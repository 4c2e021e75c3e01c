/** What this kata gives you. Nothing else is needed. */
export { todo } from '../kit/todo.ts'

/** A node's name, taken apart: `a@h1` is `{ name: 'a', host: 'h1' }`. */
export interface NodeName {
  readonly name: string
  readonly host: string
}

/**
 * How a node was started: with `-sname`, with `-name`, or with neither, and then it
 * is no node yet.
 */
export type Form = 'short' | 'long' | 'none'

/**
 * A running virtual machine. The form is not written in the name: a node started by
 * `-name a@h1` is a long one.
 */
export interface Started {
  readonly full: string
  readonly form: Form
}

/** The name that every virtual machine has while it is no node. */
export const NO_NODE = 'nonode@nohost'

/** Something does not happen; `error` is one of `errors`. */
export interface Refusal {
  readonly error: string
}

/** What the operating system says of the machine. */
export interface Machine {
  /** Its name without a domain: `h1`. */
  readonly host: string
  /** `example.org`; `undefined` where none is set, as on most laptops. */
  readonly domain: string | undefined
}

/**
 * The error texts of a real `erl`; `noNode` is ours, for `erl` has no words for it.
 */
export const errors = {
  invalid: 'Invalid node name!',
  short: "Can't set short node name!",
  long: "Can't set long node name!",
  /** A short node was told to dial a host with a dot. */
  notQualified: (host: string): string =>
    `System NOT running to use fully qualified hostnames: Hostname ${host} is illegal`,
  /** A long node was told to dial a host without one. */
  qualified: (host: string): string =>
    `System running to use fully qualified hostnames: Hostname ${host} is illegal`,
  noNode: 'nonode@nohost is no node: it dials nobody, and nobody dials it',
  inUse: (full: string): string =>
    `the name ${full} seems to be in use by another Erlang node`,
}
