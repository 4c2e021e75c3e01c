/**
 * What a boss stage is given where there is a real `erl`: a node of the reference runtime in which the learner's module
 * stands in for its own, and real nodes to meet it. All of them end with the test.
 */
import type { Node, NodeOptions } from '../../src/node/node.ts'

export interface Stage {
  /** The real peer, once one was started: "Erlang/OTP 25". */
  readonly release: string
  /** Starts the learner's node; its name begins with `name`. By default it is hidden, for it has no `global`. */
  node(name: string, cookie: string, options?: Partial<NodeOptions>): Promise<Node>
  /** Starts a real `erl` as `name`, to which a host is added. `flags` are further ones, such as `-hidden`. */
  erl(name: string, cookie: string, flags?: readonly string[]): Promise<Erl>
  /** Starts a real `erl` that is no node: `nonode@nohost`. */
  erlWithoutName(): Promise<Erl>
  /** What `erl_call -a 'Module Function Args'` prints, of the node given; `undefined` where there is no `erl_call`. */
  erlCall(node: Node, cookie: string, application: string): Promise<string | undefined>
  /** Ends all nodes of a test. */
  clear(): Promise<void>
}

export interface Erl {
  /** Full node name. */
  readonly name: string
  /** Evaluates Erlang expressions, ended by a full stop, and resolves with the value as Erlang prints it. */
  eval(expressions: string): Promise<string>
}
