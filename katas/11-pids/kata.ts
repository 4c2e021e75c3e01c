/**
 * Kata 11: pids. A pid says which process is meant, whoever holds it and wherever.
 * `<X.Y.Z>` is only how it looks.
 */
import type { Atoms, Pid, Reader, Reference, Writer } from './given.ts'
import { todo } from './given.ts'

/** Task 1. Whether two pids mean the same process: `A =:= B`. */
export function samePid(a: Pid, b: Pid): boolean {
  return todo(1)
}

/** A node, as it sees pids. */
export class Observer {
  readonly node: string
  readonly creation: number

  constructor(node: string, creation: number) {
    this.node = node
    this.creation = creation
  }

  /**
   * Task 2. What this node's shell prints: `<X.Y.Z>`. X stands for the name of the
   * pid's node. It is 0 for this node's own name. Every other name has a number
   * from 1 on, which this node gives it at first sight, and keeps.
   */
  print(pid: Pid): string {
    return todo(2)
  }

  /**
   * Task 3. `list_to_pid/1`: the pid that prints so here. `undefined` (in Erlang
   * `badarg`) for other text, for a Y or Z that no pid can have, and for an X that
   * this node has not given to anybody.
   *
   * The text does not say the creation: it is taken to be this node's own, or that
   * of the pid which this node has printed last of that other node.
   */
  parse(text: string): Pid | undefined {
    return todo(3)
  }
}

/**
 * Task 4. NEW_PID_EXT: 88, then the node's name as an atom, id, serial, and
 * creation, in four bytes each.
 */
export function writePid(out: Writer, pid: Pid, atoms: Atoms): void {
  todo(4)
}

/** Task 4. The pid behind the tag 88, which has been read. */
export function readPid(input: Reader, atoms: Atoms): Pid {
  return todo(4)
}

/**
 * Task 5. NEWER_REFERENCE_EXT: 90, the number of words in two bytes, the node's
 * name as an atom, the creation, and the words, in four bytes each.
 */
export function writeReference(
  out: Writer,
  reference: Reference,
  atoms: Atoms,
): void {
  todo(5)
}

/** Task 5. The reference behind the tag 90, which has been read. */
export function readReference(input: Reader, atoms: Atoms): Reference {
  return todo(5)
}
