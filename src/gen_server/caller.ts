/**
 * Who calls: a process, by its `self`, or a program that is none and has only its node. Waiting for an answer takes a
 * mailbox, so the latter is lent a process for as long as the call lasts.
 */
import type { Destination } from '../process/destination.ts'
import { ProcessEnded } from '../process/errors.ts'
import type { Body, Self } from '../process/self.ts'
import type { Atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'

/** Whatever can start a process: a node, a runtime, or another process. */
export interface Spawner {
  /** Begins a process that runs `body`. */
  spawn(body: Body): Pid
}

/** A node, or the `self` of a process. */
export interface Caller extends Spawner {
  /** `To ! Message`. Resolves when there is room for more on the way. */
  send(to: Destination, message: TermInput): Promise<void> | void
}

/** Runs `task` in the process of the caller, or in one made for it. Rejects with `ProcessEnded` if that one is ended. */
export function inProcess<T>(caller: Caller, task: (self: Self) => Promise<T>): Promise<T> {
  return isProcess(caller) ? task(caller) : inNewProcess(caller, task)
}

/**
 * The same for a task that says something: `said` as it is now, since a process that is lent begins only later. Rejects
 * with a `TypeError` for what is no term.
 */
export function sayInProcess<T, S extends TermInput>(
  caller: Caller,
  said: S,
  task: (self: Self, said: S) => Promise<T>,
): Promise<T> {
  return isProcess(caller) ? task(caller, said) : sayInNewProcess(caller, said, task)
}

async function sayInNewProcess<T, S extends TermInput>(
  spawner: Spawner,
  said: S,
  task: (self: Self, said: S) => Promise<T>,
): Promise<T> {
  const copied = copy(said) as unknown as S
  return inNewProcess(spawner, (self) => task(self, copied))
}

/** Runs `task` in a process of its own, so that several can wait at once. */
export function inNewProcess<T>(spawner: Spawner, task: (self: Self) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    spawner.spawn(async (self) => {
      self.signal.addEventListener('abort', () => reject(new ProcessEnded(format(self.pid))))
      try {
        resolve(await task(self))
      } catch (error) {
        reject(error)
      }
    })
  })
}

export function isProcess(caller: Caller): caller is Self {
  return 'receive' in caller
}

/** The names of nodes, as text or atoms. */
export type NodeName = string | Atom
