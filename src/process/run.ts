/**
 * The life of a process's function: begun once its spawner has gone on, and over when its promise settles. What it was
 * killed by meanwhile has ended the process already.
 */
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
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
      runtime.env.log('error', `Error in ${who} with exit value: ${format(reason)}`)
    }
    runtime.end(process, reason)
  }
}
