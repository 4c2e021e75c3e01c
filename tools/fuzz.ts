/**
 * `npm run fuzz`: bytes that chance has spoilt, against everything that reads bytes of strangers, until Ctrl-C.
 *
 *   npm run fuzz -- --seconds 60         no longer than that
 *   npm run fuzz -- --target etf         one target; again for one more
 *   npm run fuzz -- --seed 17            the cases from that seed on; by default another one each time
 *   npm run fuzz -- --target etf --file f.bin    one case again, from the file that a finding left
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Finding, fuzz, keep, TARGETS, tryBytes } from './fuzz/fuzz.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    target: { type: 'string', multiple: true },
    seed: { type: 'string' },
    file: { type: 'string' },
  },
})

function wrong(what: string): never {
  console.error(`npm run fuzz: ${what}`)
  process.exit(2)
}

function whole(option: 'seconds' | 'seed', ifNone: number): number {
  const text = values[option]
  if (text !== undefined && !/^\d+$/.test(text)) wrong(`--${option} takes a whole number, not "${text}"`)
  return text === undefined ? ifNone : Number(text)
}

const names = TARGETS.map(({ name }) => name)
const targets = (values.target ?? names).map(
  (name) =>
    TARGETS.find((target) => target.name === name) ??
    wrong(`there is no target "${name}": ${names.join(', ')}`),
)

async function again(file: string): Promise<void> {
  const [target] = targets
  if (target === undefined || targets.length > 1) wrong('--file wants the one --target that it is for')
  const error = await tryBytes(target, new Uint8Array(await readFile(file)))
  console.log(error === undefined ? 'every promise held' : error.stack)
  process.exitCode = error === undefined ? 0 : 1
}

async function report(finding: Finding): Promise<void> {
  const { target, seed, error, bytes } = finding
  const file = await keep(finding)
  console.log(`\n${target}, seed ${seed}, ${bytes.length} bytes: ${error.stack}`)
  console.log(`  again: npm run fuzz -- --target ${target} --file ${file}\n`)
}

async function run(): Promise<void> {
  const seed = whole('seed', Date.now() % 1_000_000)
  const end = performance.now() + 1000 * whole('seconds', Number.POSITIVE_INFINITY)
  let stopped = false
  process.once('SIGINT', () => {
    stopped = true
  })
  console.log(`seed ${seed}: ${targets.map(({ name }) => name).join(', ')}. Ctrl-C ends it.`)
  const tried = await fuzz(targets, seed, () => stopped || performance.now() > end, report)
  for (const { target, cases, findings } of tried) {
    console.log(`${target.name.padEnd(10)} ${String(cases).padStart(8)} cases, ${findings.length} findings`)
  }
  process.exitCode = tried.some(({ findings }) => findings.length > 0) ? 1 : 0
}

await (values.file === undefined ? run() : again(values.file))
