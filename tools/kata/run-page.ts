/**
 * A kata as the page plays it, without a browser: the same bundle, given the learner's text in the same form, in a child
 * process that has a worker's two functions and none of Node's globals. So `verify` can hold the page to the command's
 * verdict for every mistake, and the browser tests need only show that a real worker behaves like this one.
 */
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, type Plugin, type Rollup } from 'vite'
import type { Progress } from '../../katas/kit/collector.ts'
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'
import { stripTypes } from '../../site/kata/strip-types.ts'
import { type Player, playerFile } from './casting.ts'
import type { Kata } from './catalog.ts'

const WORKER = `
const { process } = globalThis
globalThis.postMessage = (data) => process.send(data)
globalThis.addEventListener = (type, listener) => type === 'unhandledrejection'
  ? process.on('unhandledRejection', (reason) => listener({ reason, preventDefault() {} }))
  : process.on(type, (data) => listener({ data }))
process.on('disconnect', () => process.exit())
process.on('unhandledRejection', () => {}) // a page's worker lives on
for (const name of ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate']) delete globalThis[name]
await import('./page.mjs')
`

/** `bundle` is the page's script for this kata. */
export async function runInPage(root: string, kata: Kata, player: Player, bundle: string): Promise<Report> {
  const script = stripTypes(await asOneFile(playerFile({ root, player, plugs: new Map() }, kata.id)))
  const folder = await mkdtemp(path.join(tmpdir(), 'pangpong-page-'))
  try {
    await writeFile(path.join(folder, 'page.mjs'), bundle)
    await writeFile(path.join(folder, 'worker.mjs'), WORKER)
    const child = fork(path.join(folder, 'worker.mjs'), {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const report = supervise({
      onProgress: (listener) => child.on('message', (progress: Progress) => listener(progress)),
      onError: (listener) => {
        child.on('error', listener)
        child.on('exit', (code, signal) => listener(new Error(`the worker ended early (${signal ?? code})`)))
      },
      terminate: () => void child.kill('SIGKILL'),
    })
    child.send(script)
    return await report
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A page has one file: a mistake is joined with the solution that it changes. Whole files stay as they were written. */
async function asOneFile(file: string): Promise<string> {
  if (path.basename(file) === 'kata.ts') return readFile(file, 'utf8')
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [givenStaysOutside],
    build: { ssr: file, write: false, minify: false, target: 'es2022' },
  })) as Rollup.RollupOutput
  return built.output[0].code
}

const givenStaysOutside: Plugin = {
  name: 'pangpong:given',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/given.ts') ? { id: './given.ts', external: true } : undefined),
}
