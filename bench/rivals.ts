/**
 * The two packages that our node is measured against within one process: erlpack, a native encoder of terms, and nact,
 * actors without a network. erlpack must be compiled where it is installed, so it is no dependency of this project.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type ActorContext, dispatch, type Ref, spawnStateless, start, stop } from 'nact'
import { payload } from './payload.ts'
import type { Request } from './ts_peer.ts'

interface Erlpack {
  pack(value: unknown): Uint8Array
  unpack(bytes: Uint8Array): unknown
}

/** Looked for from the project's folder, and then in `NODE_PATH`. */
function findErlpack(): Erlpack | undefined {
  try {
    return createRequire(join(process.cwd(), 'package.json'))('erlpack') as Erlpack
  } catch {
    return undefined
  }
}

const erlpack = findErlpack()

const microseconds = async (task: () => unknown): Promise<number> => {
  const begun = performance.now()
  await task()
  return 1000 * (performance.now() - begun)
}

/** `undefined` for what cannot be measured here. */
async function measured({ name, count }: Request): Promise<number | undefined> {
  if (name === 'local') return microseconds(() => pingPong(count))
  if (erlpack === undefined) return undefined
  const bytes = erlpack.pack(payload)
  return microseconds(() => {
    for (let n = 0; n < count; n++) name === 'encode' ? erlpack.pack(payload) : erlpack.unpack(bytes)
  })
}

interface Ball {
  readonly from: Ref<Ball>
  readonly n: number
}

type Actor = ActorContext<Ball, Ref<never>>

function pingPong(count: number): Promise<void> {
  return new Promise((resolve) => {
    const system = start()
    const echo = spawnStateless(system, ({ from, n }: Ball, { self }: Actor) =>
      dispatch(from, { from: self, n }),
    )
    const player = spawnStateless(system, ({ n }: Ball, { self }: Actor) => {
      if (n < count) return dispatch(echo, { from: self, n: n + 2 })
      stop(system)
      resolve()
    })
    dispatch(player, { from: echo, n: 0 })
  })
}

process.on('message', async (request: Request) => {
  process.send?.({ said: await measured(request) })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ node: 'rivals' })
