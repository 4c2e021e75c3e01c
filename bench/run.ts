/**
 * `npm run bench`: a pair of our nodes beside a pair of real `erl`, on this machine, in one run.
 *
 * Every round measures both, one after the other, and the order changes from round to round: whatever else the machine
 * does meets both alike. What counts is the ratio; the figures themselves say more about the machine.
 *
 *     npm run bench                 five rounds of everything
 *     npm run bench -- --rounds 9   more of them
 *     npm run bench -- --save       writes bench/RESULTS.md
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { EpmdServer } from '../src/epmd/server.ts'
import { nodeEnv } from '../src/nodejs/node_env.ts'
import { tcpTransport } from '../src/nodejs/tcp.ts'
import { type Measure, measures } from './measures.ts'
import { beamPair, type Pair, tsPair } from './pairs.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, save: { type: 'boolean' } },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds wants a number of rounds, not ${values.rounds}`)

const version = spawnSync('erl', [
  '-noshell',
  '-eval',
  'io:put_chars(erlang:system_info(otp_release)), halt().',
])
if (version.status !== 0)
  throw new Error('the benchmark needs a real erl beside ours: apt-get install erlang-base')

const peers = await mkdtemp(join(tmpdir(), 'pangpong-bench-'))
const source = fileURLToPath(new URL('./bench_peer.erl', import.meta.url))
const compiled = spawnSync('erlc', ['-o', peers, source], { stdio: 'inherit' })
if (compiled.status !== 0) throw new Error('bench_peer.erl does not compile')

// Our peer runs compiled, as it would from the library: translating while it runs would cost it half its speed.
const built = {
  ssr: fileURLToPath(new URL('./ts_peer.ts', import.meta.url)),
  outDir: peers,
  target: 'node20',
  rollupOptions: { output: { entryFileNames: 'ts_peer.mjs' } },
}
await build({ configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: built })

const epmd = await EpmdServer.start({
  env: nodeEnv(),
  transport: tcpTransport,
  at: { host: '127.0.0.1', port: 0 },
})
const ground = { epmdPort: epmd.address.port, cookie: `bench${process.pid}`, peers: peers }
const pairs: Pair[] = []
try {
  pairs.push(await beamPair(ground), await tsPair(ground))
  const rows: string[] = []
  for (const measure of measures) rows.push(await compare(measure))
  const table = [
    `Erlang/OTP ${version.stdout} and Node ${process.version}, ${cpus().length} cores, ${rounds} rounds, medians with the lowest and highest.`,
    '',
    '| what | BEAM pair | TypeScript pair | ratio | aim |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
  console.log(`\n${table}`)
  if (values.save)
    await writeFile(new URL('./RESULTS.md', import.meta.url), `# The last benchmark run\n\n${table}\n`)
} finally {
  await Promise.all(pairs.map((pair) => pair.stop()))
  await epmd.stop()
  await rm(peers, { recursive: true, force: true })
}

/** One row of the table: all rounds of one measure. */
async function compare(measure: Measure): Promise<string> {
  const figures: Record<Pair['kind'], number[]> = { BEAM: [], TypeScript: [] }
  for (const pair of pairs) await pair.measure(measure) // warms up, and does not count
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? pairs : [...pairs].reverse()
    for (const pair of order) figures[pair.kind].push(measure.figure(await pair.measure(measure)))
    process.stderr.write(`\r${measure.title}: round ${round + 1} of ${rounds}   `)
  }
  process.stderr.write('\n')
  const ratio = median(figures.TypeScript) / median(figures.BEAM)
  const aim = measure.moreIsBetter ? `${measure.aim.toFixed(1)} ×` : `at most ${measure.aim.toFixed(1)} ×`
  return `| ${measure.title}, ${measure.unit} | ${spread(figures.BEAM)} | ${spread(figures.TypeScript)} | ${ratio.toFixed(2)} × | ${aim} |`
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

function spread(figures: readonly number[]): string {
  const round = (n: number): string => (n >= 1000 ? Math.round(n).toLocaleString('en') : n.toFixed(1))
  return `${round(median(figures))} (${round(Math.min(...figures))}–${round(Math.max(...figures))})`
}
