/**
 * A kata as the page plays it, without a browser: the same bundle, given the learner's text in the same form, in a child
 * process that has a worker's two functions and none of Node's globals. So `verify` can hold the page to the command's
 * verdict for every mistake, and the browser tests need only show that a real worker behaves like this one.
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Progress } from '../../katas/kit/collector.ts'
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'
import { stripTypes } from '../../site/kata/strip-types.ts'

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

/** `bundle` is the page's script for this kata, `code` what the learner wrote there, in TypeScript. */
export async function runInPage(code: string, bundle: string): Promise<Report> {
  const script = stripTypes(code)
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
