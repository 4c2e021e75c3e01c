/** Our side of a test: a node here in the test's process, read message by message; and the command as a child. */
import { hostname } from 'node:os'
import { inject } from 'vitest'
import { any, type Node, type Pid, type Term } from '../../src/mod.ts'
import { Child } from './child.ts'

/** What comes after the `@` in a short name on this machine. */
export const shortHost = hostname().split('.')[0]

export interface Inbox {
  readonly pid: Pid
  /** The next message, in the order they came. Rejects if none comes. */
  next(): Promise<Term>
}

/** A process that hands what it receives to the test. */
export function inbox(node: Node, name?: string): Inbox {
  const arrived: Term[] = []
  const waiting: ((message: Term) => void)[] = []
  const pid = node.spawn(async (self) => {
    for (;;) {
      const message = await self.receive(any)
      const taker = waiting.shift()
      if (taker) taker(message)
      else arrived.push(message)
    }
  })
  if (name !== undefined) node.register(name, pid)
  return {
    pid,
    next: () => {
      const message = arrived.shift()
      if (message !== undefined) return Promise.resolve(message)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no message came in 60 s')), 60_000)
        waiting.push((taken) => {
          clearTimeout(timer)
          resolve(taken)
        })
      })
    },
  }
}

/** `pangpong …` as a child process. */
export function pangpong(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  return new Child(process.execPath, [inject('cli'), ...args], { ...process.env, ...env })
}
