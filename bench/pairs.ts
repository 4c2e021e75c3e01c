/** Two nodes of one kind on this machine, started for a benchmark and ended with it. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Measure } from './measures.ts'

export interface Pair {
  readonly kind: 'BEAM' | 'TypeScript'
  /** One measurement, in microseconds. */
  measure(measure: Measure): Promise<number>
  stop(): Promise<void>
}

/** A cookie and an EPMD port of the benchmark's own, so that it meets nobody else. */
export interface Ground {
  readonly epmdPort: number
  readonly cookie: string
  /** The folder of the compiled peers, `bench_peer.beam` and `ts_peer.mjs`. */
  readonly peers: string
}

export async function tsPair(ground: Ground): Promise<Pair> {
  const start = async (name: string): Promise<{ child: ChildProcess; node: string }> => {
    const args = [name, String(ground.epmdPort), ground.cookie]
    const child = fork(join(ground.peers, 'ts_peer.mjs'), args, { execArgv: [] })
    const [{ node }] = (await once(child, 'message')) as [{ node: string }]
    return { child, node }
  }
  const [a, b] = [await start('ts_a'), await start('ts_b')]
  return {
    kind: 'TypeScript',
    async measure({ name, count }) {
      a.child.send({ name, peer: b.node, count })
      const [{ microseconds }] = (await once(a.child, 'message')) as [{ microseconds: number }]
      return microseconds
    },
    async stop() {
      for (const { child } of [a, b]) child.disconnect()
      await Promise.all([a, b].map(({ child }) => child.exitCode ?? once(child, 'exit')))
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
        io:format("~b~n", [bench_peer:measure(list_to_atom(Name), list_to_atom(Node), list_to_integer(Count))]),
        Loop()
    end
  end,
  bench_peer:serve(), io:format("~s~n", [node()]), Loop().`

export async function beamPair(ground: Ground): Promise<Pair> {
  const start = async (
    name: string,
  ): Promise<{ child: ChildProcess; node: string; next: () => Promise<string> }> => {
    const args = ['-noinput', '-noshell', '-start_epmd', 'false', '-sname', name, '-setcookie', ground.cookie]
    const child = spawn('erl', [...args.slice(1), '-pa', ground.peers, '-eval', TAKER], {
      env: { ...process.env, ERL_EPMD_PORT: String(ground.epmdPort) },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next = async (): Promise<string> => {
      const line = await lines.next()
      if (line.done) throw new Error('the erl of the benchmark has ended')
      return line.value
    }
    return { child, node: await next(), next }
  }
  const [a, b] = [await start('beam_a'), await start('beam_b')]
  return {
    kind: 'BEAM',
    async measure({ name, count }) {
      a.child.stdin?.write(`${name} ${b.node} ${count}\n`)
      return Number(await a.next())
    },
    async stop() {
      for (const { child } of [a, b]) child.stdin?.end()
      await Promise.all([a, b].map(({ child }) => child.exitCode ?? once(child, 'exit')))
    },
  }
}
