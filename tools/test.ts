/**
 * `npm test`: everything, in the order of the two lanes below, with what is going on and how long it took. Two
 * things take longer and are left to commands of their own: every page in a browser (`npm run test:pages`), and what the
 * katas' known mistakes come to (`npm run kata -- verify`).
 *
 * Each lane runs its steps one after another, the lanes side by side: one builds the site, drives a browser through
 * it and tries the katas, the other checks and tests the code. A step's output is kept and
 * printed only when it fails.
 * The last line is `N passed, N failed`: tests as the runners count them, and each step without a runner as one.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inCi = process.env.CI === 'true'

/** A step that takes longer hangs: it is ended and counts as failed. On two quiet cores the longest takes 150 s. */
const STEP_LIMIT_MS = 900_000

/** How long a step's output may go on after its end. */
const STRAGGLER_MS = 2_000

interface Step {
  readonly name: string
  /** A program of node_modules/.bin with its arguments. `REPORT` stands for the file of the runner's JSON report. */
  readonly command: readonly [string, ...string[]]
  readonly env?: Readonly<Record<string, string>>
  readonly count?: (report: string) => Count
  /** What the machine must have for this step. */
  readonly needs?: Need
}

interface Need {
  readonly there: boolean
  readonly what: string
  readonly install: string
}

interface Count {
  readonly passed: number
  readonly failed: number
}

const erl: Need = {
  there: process.env.ERL !== undefined || spawnSync('erl', ['-version']).status === 0,
  what: 'Erlang/OTP',
  install: 'apt-get install erlang-base erlang-dev erlang-ssl',
}

const chromium: Need = {
  there: existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  what: 'Chromium',
  install: 'apt-get install chromium fonts-noto-cjk',
}

const E2E = ['--config', 'test/e2e/playwright.config.ts']

const lanes: readonly (readonly Step[])[] = [
  [
    { name: 'site: parity of the languages', command: ['tsx', 'tools/parity.ts'] },
    // For the place that GitHub Pages would give it: whatever holds there holds at the root of a server, too.
    { name: 'site: build', command: ['docusaurus', 'build'], env: { SITE_BASE: '/pangpong/' } },
    { name: 'site: the list of what is kept for offline', command: ['tsx', 'tools/offline.ts'] },
    {
      name: 'site: in a browser',
      command: ['playwright', 'test', ...E2E, '--project', 'site', '--reporter', 'line,json'],
      count: countPlaywright,
      needs: chromium,
    },
    { name: 'solutions of the katas', ...vitest('solutions') },
    { name: 'package', ...vitest('package') },
    { name: 'types: site', command: typecheck('site') },
  ],
  [
    { name: 'types: src, without Node', command: typecheck('src') },
    { name: 'types: everything', command: typecheck('.') },
    { name: 'types: katas', command: typecheck('katas') },
    { name: 'lint and format', command: ['biome', 'check'] },
    { name: 'unused code', command: ['knip'] },
    { name: 'runtime', ...vitest('runtime', '--project', 'bounds') },
    // Its tests wait for processes more than they work: two at once, even where there are two cores.
    { name: 'interop with a real erl', ...vitest('interop', '--maxWorkers', '2'), needs: erl },
  ],
]

/** What did not change since the last run is not checked again. */
function typecheck(project: string): Step['command'] {
  const memory = `node_modules/.cache/tsc/${project === '.' ? 'root' : project}.tsbuildinfo`
  return ['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', memory]
}

function vitest(project: string, ...options: string[]): Pick<Step, 'command' | 'count'> {
  const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', 'REPORT']
  return { command: ['vitest', 'run', '--project', project, ...options, ...reporters], count: countVitest }
}

function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests } = JSON.parse(report) as {
    numPassedTests: number
    numFailedTests: number
  }
  return { passed: numPassedTests, failed: numFailedTests }
}

function countPlaywright(report: string): Count {
  const { stats } = JSON.parse(report) as { stats: { expected: number; unexpected: number; flaky: number } }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

const began = Date.now()
const reports = await mkdtemp(join(tmpdir(), 'pangpong-test-'))
/** Running steps, by process group, so that Ctrl-C ends what they have started too. */
const running = new Set<number>()
const total = lanes.flat().length
let finished = 0
let passed = 0
let failed = 0

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const group of running) process.kill(-group, 'SIGKILL')
    rmSync(reports, { recursive: true, force: true })
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}

await Promise.all(lanes.map(runLane))
await rm(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** What comes after a failed step of the lane runs all the same: one run tells all there is to mend. */
async function runLane(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.needs?.there === false) skip(step.name, step.needs)
    else await runStep(step)
  }
}

function skip(name: string, { what, install }: Need): void {
  finished++
  if (inCi) {
    failed++
    say('✗', `${name}: no ${what} here, and CI=true wants it (${install})`)
  } else {
    say('-', `${name}: skipped, no ${what} here (${install})`)
  }
}

async function runStep({ name, command, env, count }: Step): Promise<void> {
  const start = Date.now()
  say('▸', name)
  const report = join(reports, `${name.replace(/\W+/g, '-')}.json`)
  const [program, ...args] = command.map((word) => (word === 'REPORT' ? report : word)) as [
    string,
    ...string[],
  ]
  const { output, code } = await runProgram(program, args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  const counted = count && existsSync(report) ? count(await readFile(report, 'utf8')) : undefined
  const stepPassed = counted?.passed ?? (code === 0 ? 1 : 0)
  // A runner that failed without a failed test (a file that does not load, say) counts as one.
  const stepFailed = code === 0 ? 0 : Math.max(counted?.failed ?? 0, 1)
  passed += stepPassed
  failed += stepFailed
  finished++
  const tests = counted ? `, ${stepPassed} passed${stepFailed > 0 ? `, ${stepFailed} failed` : ''}` : ''
  if (code !== 0) console.log(`\n${output.trimEnd()}\n`)
  say(code === 0 ? '✓' : '✗', `${name}: ${seconds(Date.now() - start)}${tests}`)
}

function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ output: string; code: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      env: { ...process.env, ...env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const { pid } = child
    if (pid !== undefined) running.add(pid)
    let output = ''
    const limit = setTimeout(() => {
      output += `\nEnded after ${seconds(STEP_LIMIT_MS)}, the limit of a step.\n`
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    }, STEP_LIMIT_MS)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', reject)
    const finish = (code: number) => {
      clearTimeout(limit)
      if (pid !== undefined) running.delete(pid)
      for (const stream of [child.stdout, child.stderr]) stream.destroy()
      resolve({ output, code })
    }
    child.once('close', (code) => finish(code ?? 1))
    // A daemon that a step leaves behind would hold the streams open for ever.
    child.once('exit', (code) => setTimeout(finish, STRAGGLER_MS, code ?? 1).unref())
  })
}

function say(mark: string, text: string): void {
  const done = `${finished}/${total}`.padStart(5)
  console.log(`${seconds(Date.now() - began).padStart(7)} ${done} ${mark} ${text}`)
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
