/**
 * `npm start`: builds the site in both languages, shows how far it is, and serves it. `npm start -- --port 4000` or
 * `PORT=4000 npm start` serves it there; without either, at 3000 or the next free port.
 *
 * A build whose inputs have not changed since is served at once. What it was made of is written beside it
 * only after it succeeded, and any other build wipes that note away, so a stale or half-made build is never
 * taken for a good one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeOffline } from './offline.ts'
import { BUILD, serveSite } from './serve.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NOTE = path.join(BUILD, '.made-of')
const INPUTS = [
  'docs',
  'i18n',
  'site',
  'src',
  'katas',
  'solutions',
  'tools/glossary',
  'tools/kata',
  'tools/offline.ts',
  'tools/read-json.ts',
  'glossary.json',
  'docusaurus.config.ts',
  'sidebars.ts',
  'package-lock.json',
]
const STEPS = ['Reading the chapters', 'Building English', 'Building Chinese']
const LANDING_PAGES = ['index.html', 'zh-CN/index.html']
const DEFAULT_PORT = 3000
/** How many ports after that are tried. */
const PORTS_TRIED = 20

checkNode()
const port = wantedPort()
const inputs = fingerprint()
if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === inputs) {
  console.log('The built site is up to date.')
} else {
  await build()
  writeOffline(BUILD)
  writeFileSync(NOTE, inputs)
}
const served = await serveSite(BUILD, port ?? DEFAULT_PORT, port === undefined ? PORTS_TRIED : 0).catch(
  (error: Error) => stop(error.message),
)
if (port === undefined && served.port !== DEFAULT_PORT)
  console.log(`Port ${DEFAULT_PORT} is in use; taking ${served.port}.`)
console.log(`
  English   ${served.address}
  中文      ${served.address}zh-CN/

Ctrl-C stops.`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void served.close().then(() => process.exit(0)))
}

function checkNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`This needs Node.js 20.19 or later; here is ${process.versions.node}. See https://nodejs.org.`)
  }
}

/** The port that was named, by option or variable; none, if any will do. */
function wantedPort(): number | undefined {
  const [name, text] =
    [
      ['--port', portOption()],
      ['PORT', process.env.PORT],
    ].find(([, text]) => text !== undefined) ?? []
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || Number(text) > 65_535) stop(`${name} must be 0 to 65535, not "${text}".`)
  return Number(text)
}

function portOption(): string | undefined {
  try {
    return parseArgs({ options: { port: { type: 'string', short: 'p' } } }).values.port
  } catch (error) {
    stop(`${(error as Error).message}\nUsage: npm start -- [--port PORT]`)
  }
}

/** One hash over everything that the site is made of. */
function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.env.SITE_BASE, process.env.SITE_URL, process.versions.node]))
  for (const input of INPUTS) {
    const place = path.join(ROOT, input)
    for (const file of filesOf(place)) hash.update(`${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return []
  if (path.extname(place) !== '') return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

async function build(): Promise<void> {
  const cli = path.join(ROOT, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
  const child = spawn(process.execPath, [cli, 'build'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let interrupted = false
  const interrupt = () => {
    interrupted = true
    child.kill()
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const progress = showProgress()
  const log: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      log.push(line)
      if (/\[en\] Creating/.test(line)) progress.step(1)
      if (/\[zh-CN\] Creating/.test(line)) progress.step(2)
    })
  }
  const code = await ended(child)
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  // Docusaurus ends well when it is interrupted, so its exit code alone does not tell.
  const complete =
    code === 0 && !interrupted && LANDING_PAGES.every((page) => existsSync(path.join(BUILD, page)))
  progress.end(interrupted ? 'stopped' : complete ? 'done' : 'failed')
  if (interrupted) process.exit(130)
  if (!complete) stop(`${log.join('\n')}\n\nThe site was not built; the reason is above.`)
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
}

/** One line a step with the time it took; on a terminal the running one counts its seconds. */
function showProgress() {
  let current = 0
  let since = performance.now()
  const live = process.stdout.isTTY
  const line = (mark: string) => {
    const seconds = ((performance.now() - since) / 1000).toFixed(live ? 0 : 1)
    return `[${current + 1}/${STEPS.length}] ${STEPS[current]} ${mark} ${seconds} s`
  }
  const draw = () => process.stdout.write(`\r${line('…')} `)
  const timer = live ? setInterval(draw, 1000) : undefined
  const close = (mark: string) => process.stdout.write(`${live ? '\r\x1b[2K' : ''}${line(mark)}\n`)
  if (live) draw()
  return {
    step(next: number) {
      close('done,')
      current = next
      since = performance.now()
    },
    end(how: 'done' | 'stopped' | 'failed') {
      clearInterval(timer)
      close(`${how},`)
    },
  }
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
