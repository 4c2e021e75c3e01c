/**
 * Kata 06: hidden nodes. In a full mesh everyone is connected with everyone. There
 * are two ways to be connected with a cluster and not become a part of it: a node
 * that hides, and a node that tells nobody whom it knows.
 */
import { type Kind, type Me, type NodeType, type Sight, todo } from './given.ts'

/**
 * Task 1. Whether the connection between two nodes is hidden, by the flags that
 * each has shown in this handshake.
 */
export function isHidden(ours: bigint, theirs: bigint): boolean {
  return todo(1)
}

/**
 * Task 2. `nodes(Kind)` on the node `me` with these connections, in their order:
 * `visible`, `hidden`, `connected` for both, and `this` for the node itself.
 */
export function nodes(
  me: Me,
  sights: readonly Sight[],
  kind: Kind,
): readonly string[] {
  return todo(2)
}

/**
 * Task 3. `peer` has just been connected, and so is among `sights`. Which nodes
 * does `me` tell it of, for `peer` to connect with them, too?
 */
export function introduce(
  me: Me,
  sights: readonly Sight[],
  peer: string,
): readonly string[] {
  return todo(3)
}

/**
 * Task 4. Whether a process that asked for nodes of type `wanted` is told that a
 * node has come or gone.
 */
export function isTold(wanted: NodeType, hidden: boolean): boolean {
  return todo(4)
}

/**
 * Task 4. A message to a process on `to`, another node: does it go out, wait for a
 * handshake, or does the node dial?
 */
export function route(
  sights: readonly Sight[],
  to: string,
): 'goes out' | 'waits' | 'dials' {
  return todo(4)
}
