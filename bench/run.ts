/**
 * `npm run bench`: pairs of our nodes beside pairs of real `erl`, on this machine, in one run; and what concerns no other
 * node beside the packages that do the same.
 *
 * Every round measures both, one after the other, and the order changes from round to round: whatever else the machine
 * does meets both alike. What counts is the ratio; the figures themselves say more about the machine.
 *
 *     npm run bench                         five rounds of everything
 *     npm run bench -- --rounds 9           more of them
 *     npm run bench -- --only call,connect  some of it: the names in measures.ts
 *     npm run bench -- --save               writes bench/RESULTS.md
 *
 * It fails when a ratio is worse than half of what RESULTS.md says.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { EpmdServer } from '../src/epmd/server.ts'
import { nodeEnv } from '../src/nodejs/node_env.ts'
import { tcpTransport } from '../src/nodejs/tcp.ts'
import { bundle } from '../tools/bundle.ts'
import {
  type Contender,
  type Ground,
  pair,
  passing,
  type Starter,
  startErl,
  startOurs,
  startRivals,
} from './contenders.ts'
import { type Measure, measures } from './measures.ts'
import { falls, median, type Row, ratiosIn, table } from './table.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new Error(`--rounds wants a number of rounds, not ${values.rounds}`)
const chosen = chosenMeasures(values.only)
if (values.save && values.only !== undefined) throw new Error('--save keeps whole runs: leave --only away')

const version = spawnSync('erl', [
  '-noshell',
  '-eval',
  'io:put_chars(erlang:system_info(otp_release)), halt().',
])
if (version.status !== 0)
  throw new Error('the benchmark needs a real erl beside ours: apt-get install erlang-base')

const peers = await mkdtemp(join(tmpdir(), 'pangpong-bench-'))
const epmd = await EpmdServer.start({
  env: nodeEnv(),
  transport: tcpTransport,
  at: { host: '127.0.0.1', port: 0 },
})
const results = new URL('./RESULTS.md', import.meta.url)
try {
  await compile()
  const rows = await measureAll({ epmdPort: epmd.address.port, cookie: `bench${process.pid}`, peers })
  const report = [
    `Erlang/OTP ${version.stdout}, Node ${process.version}, ${cpus().length} cores, ${rounds} rounds.`,
    'Medians with the lowest and the highest; the ratio is ours to the other.',
    '',
    table(rows),
  ].join('\n')
  console.log(`\n${report}`)
  if (rows.some(({ theirs }) => theirs.length === 0))
    console.log('\nerlpack is not installed: npm install --no-save erlpack')
  const fallen = falls(rows, ratiosIn(await readFile(results, 'utf8').catch(() => '')))
  if (values.save) await writeFile(results, `# The last benchmark run\n\n${report}\n`)
  else if (fallen.length > 0) {
    console.error(`\nFallen to less than half:\n${fallen.join('\n')}`)
    process.exitCode = 1
  }
} finally {
  await epmd.stop()
  await rm(peers, { recursive: true, force: true })
}

function chosenMeasures(only: string | undefined): readonly Measure[] {
  if (only === undefined) return measures
  return only.split(',').map((name) => {
    const measure = measures.find((each) => each.name === name)
    if (measure === undefined)
      throw new Error(`--only knows no ${name}: ${measures.map((each) => each.name).join(', ')}`)
    return measure
  })
}

/** Ours run compiled, and written out as the library is: translating while it runs would cost it half its speed. */
async function compile(): Promise<void> {
  const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
  const compiled = spawnSync('erlc', ['-o', peers, here('./bench_peer.erl')], { stdio: 'inherit' })
  if (compiled.status !== 0) throw new Error('bench_peer.erl does not compile')
  for (const name of ['ts_peer', 'rivals']) await bundle(here(`./${name}.ts`), peers, `${name}.mjs`)
}

/** Row after row; those that share contenders first, so that nobody idles beside a measurement longer than it must. */
async function measureAll(ground: Ground): Promise<Row[]> {
  const lasting = new Map<Starter, Promise<Contender>>()
  const contender = (start: Starter, measure: Measure, kind: string): Contender | Promise<Contender> => {
    if (measure.fresh) return passing(start, ground, kind)
    const known = lasting.get(start) ?? pair(start, ground, kind)
    lasting.set(start, known)
    return known
  }
  try {
    const rows: Row[] = []
    for (const measure of chosen) {
      const ours = await contender(startOurs, measure, 'ours')
      const theirs = await contender(measure.beside === 'erl' ? startErl : startRivals, measure, 'theirs')
      rows.push(await compare(measure, theirs, ours))
    }
    return rows
  } finally {
    for (const started of lasting.values()) await (await started).stop()
  }
}

/** All rounds of one measure. */
async function compare(measure: Measure, theirs: Contender, ours: Contender): Promise<Row> {
  const sides = [
    { contender: theirs, figures: [] as number[] },
    { contender: ours, figures: [] as number[] },
  ] as const
  const count = Math.min(rounds, measure.rounds ?? rounds)
  if (!measure.fresh) for (const { contender } of sides) await contender.measure(measure) // warms up, and does not count
  for (let round = 0; round < count; round++) {
    process.stderr.write(`\r${measure.title}: round ${round + 1} of ${count}  `)
    for (const { contender, figures } of round % 2 === 0 ? sides : sides.toReversed()) {
      const said = await contender.measure(measure)
      if (said !== undefined) figures.push(measure.figure(said))
    }
  }
  const [their, our] = sides.map(({ figures }) => (figures.length === 0 ? '-' : median(figures).toFixed(2)))
  process.stderr.write(`\r${measure.title}: ${our} beside ${their}                    \n`)
  return { measure, theirs: sides[0].figures, ours: sides[1].figures }
}
