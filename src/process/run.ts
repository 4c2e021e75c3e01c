/**
 * The life of a process's function: begun once its spawner has gone on, and over when its promise settles. What it was
 * killed by meanwhile has ended the process already.
 */
import { printable } from '../env/printable.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { ErlangError } from './erlang_error.ts'
import { isCrash, reasonOf } from './exits.ts'
import type { Host } from './host.ts'
import type { Post } from './post.ts'
import type { Process } from './process.ts'
import { type Body, Self } from './self.ts'

export async function run(runtime: Host<Self> & Post, process: Process, body: Body): Promise<void> {
  await undefined // spawn returns first, as it does in Erlang
  if (!process.alive) return
  try {
    await body(new Self(process, runtime))
    runtime.end(process, atom('normal'))
  } catch (error) {
    if (!process.alive) return
    const reason = reasonOf(error)
    if (isCrash(error)) {
      const who = `process ${format(process.pid)} on node ${runtime.node}`
      runtime.env.log('error', `Error in ${who} with exit value: ${format(reason)}${placeOf(error)}`)
    }
    runtime.end(process, reason)
  }
}

/** Lines of a stack that are worth a log's room. */
const FRAMES = 10

/** Where a mistake in JavaScript was made, a line a call, for the log alone: the exit reason goes to others. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof ErlangError) return ''
  const { name, message, stack = '' } = error
  const head = `${name}: ${message}`
  const calls = (stack.startsWith(head) ? stack.slice(head.length) : stack)
    .split('\n')
    .filter((line) => line.trim())
  return calls
    .slice(0, FRAMES)
    .map((line) => `\n${printable(line)}`)
    .join('')
}
