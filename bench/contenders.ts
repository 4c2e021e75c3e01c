/** Who is measured: nodes of one kind or the other, each a process of its own, started for the benchmark and ended with it. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { MESH, type Measure, type MeasureName } from './measures.ts'

/** The longest that one measurement may take, in milliseconds. */
const LIMIT = 60_000

/** What a process that has just begun is given to come to rest before its memory is looked at, in milliseconds. */
const REST = 1_000

export interface Contender {
  /** What one measurement says; see `Measure.figure`. `undefined` where this contender is not installed. */
  measure(measure: Measure): Promise<number | undefined>
  stop(): Promise<void>
}

/** A cookie and an EPMD port of the benchmark's own, so that it meets nobody else. */
export interface Ground {
  readonly epmdPort: number
  readonly cookie: string
  /** The folder of the compiled peers: `bench_peer.beam`, `ts_peer.mjs`, `rivals.mjs`. */
  readonly peers: string
}

/** A process that takes measurements. */
interface Taker {
  /** The full name of its node. */
  readonly node: string
  readonly child: ChildProcess
  take(name: MeasureName, peer: string, count: number): Promise<number | undefined>
  stop(): Promise<void>
}

export type Starter = (ground: Ground, name: string) => Promise<Taker>

/** One of our nodes. */
export const startOurs: Starter = (ground, name) =>
  startScript(join(ground.peers, 'ts_peer.mjs'), [name, String(ground.epmdPort), ground.cookie])

/** The packages in place of a node. */
export const startRivals: Starter = (ground) => startScript(join(ground.peers, 'rivals.mjs'), [])

async function startScript(script: string, args: readonly string[]): Promise<Taker> {
  const child = fork(script, args, { execArgv: [] })
  const [{ node }] = (await once(child, 'message')) as [{ node: string }]
  return {
    node,
    child,
    async take(name, peer, count) {
      child.send({ name, peer, count })
      const [{ said }] = (await once(child, 'message')) as [{ said?: number }]
      return said
    },
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** Reads calls of `bench_peer:measure/3` from its input, a line each, and prints what they give. */
const TAKER = `
  Loop = fun Loop() ->
    case io:get_line("") of
      eof -> halt();
      Line ->
        [Name, Node, Count] = string:lexemes(Line, " \\n"),
        Said = bench_peer:measure(list_to_atom(Name), list_to_atom(Node), list_to_integer(Count)),
        io:format("~w~n", [Said]),
        Loop()
    end
  end,
  bench_peer:serve(), io:format("~s~n", [node()]), Loop().`

/** A real `erl`. */
export const startErl: Starter = async (ground, sname) => {
  const args = ['-noshell', '-start_epmd', 'false', '-sname', sname, '-setcookie', ground.cookie]
  const child = spawn('erl', [...args, '-pa', ground.peers, '-eval', TAKER], {
    env: { ...process.env, ERL_EPMD_PORT: String(ground.epmdPort) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const line = await lines.next()
    if (line.done) throw new Error('the erl of the benchmark has ended')
    return line.value
  }
  return {
    node: await next(),
    child,
    async take(name, peer, count) {
      child.stdin.write(`${name} ${peer} ${count}\n`)
      return Number(await next())
    },
    async stop() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** Two nodes, of which the first takes the measurements with the other. */
export async function pair(start: Starter, ground: Ground, kind: string): Promise<Contender> {
  const [a, b] = [await start(ground, `${kind}_a`), await start(ground, `${kind}_b`)]
  return {
    measure: ({ name, title, count }) => within(LIMIT, title, a.take(name, b.node, count)),
    async stop() {
      await Promise.all([a.stop(), b.stop()])
    },
  }
}

let generation = 0

/** Nodes that live for one measurement. */
export function passing(start: Starter, ground: Ground, kind: string): Contender {
  return {
    async measure({ name, title, count }) {
      const names = Array.from({ length: name === 'mesh' ? MESH : 1 }, (_, n) => `${kind}${generation}_${n}`)
      generation++
      const takers = await Promise.all(names.map((sname) => start(ground, sname)))
      try {
        if (name === 'memory') {
          await sleep(REST)
          return residentSize(takers[0]?.child.pid)
        }
        const begun = performance.now()
        const first = takers[0]?.node ?? ''
        const meshed = takers.map((taker) => taker.take(name, first, count))
        await within(LIMIT, title, Promise.all(meshed))
        return 1000 * (performance.now() - begun)
      } finally {
        await Promise.all(takers.map((taker) => taker.stop()))
      }
    },
    stop: async () => {},
  }
}

/** In KiB. */
function residentSize(pid: number | undefined): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}

async function within<T>(ms: number, what: string, task: Promise<T>): Promise<T> {
  const tooLong = new AbortController()
  const limit = sleep(ms, undefined, { signal: tooLong.signal }).then(() => {
    throw new Error(`${what}: no result after ${ms / 1000} s`)
  })
  try {
    return await Promise.race([task, limit])
  } finally {
    tooLong.abort()
    limit.catch(() => {})
  }
}
