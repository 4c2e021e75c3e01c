/**
 * Kata 05: the full mesh. A node that meets one member of a cluster is soon
 * connected with all of them, because the nodes exchange whom they know. In Erlang
 * this is the work of `global`. Here nodes are just their names.
 */
import { type Network, type Steps, todo } from './given.ts'

/**
 * Task 1. How many connections `n` nodes have among them when each is connected
 * with every other one.
 */
export function fullMesh(n: number): number {
  return todo(1)
}

/**
 * Task 1. How many connections there are. `nodes` has each node of a cluster, and
 * what `nodes()` says on it.
 */
export function countLinks(nodes: ReadonlyMap<string, readonly string[]>): number {
  return todo(1)
}

/**
 * Task 2. The node `me` knows the nodes `known`, and hears of the nodes `told`, in
 * which anyone may occur, and more than once. With which of them does it have to
 * connect? In the order in which they were told.
 */
export function newcomers(
  me: string,
  known: readonly string[],
  told: readonly string[],
): readonly string[] {
  return todo(2)
}

/**
 * Task 3. `me`, which knows `known`, and `peer`, which knows `theirs`, have just
 * been connected and do not know each other yet. What does `me` do? `peer` does the
 * same from its side. In the end everyone is to be connected with everyone,
 * although a node that is told of `news` connects with those new to it, and tells
 * nobody else.
 */
export function met(
  me: string,
  known: readonly string[],
  peer: string,
  theirs: readonly string[],
): Steps {
  return todo(3)
}

/**
 * Task 4. All that follows when `a` and `b` have been connected: they exchange whom
 * they know, and every node does what you wrote for it above. That the two know
 * each other afterwards is seen to. Only nodes that connect with all take part:
 * with any other there is no exchange.
 */
export function exchange(network: Network, a: string, b: string): void {
  todo(4)
}
