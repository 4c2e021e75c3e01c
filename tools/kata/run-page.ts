/**
 * A kata as the page plays it, without a browser: the same bundle, given the learner's text in the same form, in a
 * thread that has a Web Worker's two functions and none of Node's globals. So `verify` can hold the page to the command's
 * verdict for every mistake, and the browser tests need only show that a real worker behaves like this one.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Report } from '../../katas/kit/report.ts'
import { stripTypes } from '../../site/kata/strip-types.ts'
import type { Kata } from './catalog.ts'
import { pageBundle } from './page-bundle.ts'
import { openFolder, removeFolder } from './temporary.ts'
import { runInThread } from './thread.ts'

/** The message comes once the page's script listens for it. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
const { process } = globalThis
globalThis.postMessage = (data) => parentPort.postMessage(data)
const preventDefault = () => {}
const listen = {
  message: (listener) => queueMicrotask(() => listener({ data: workerData })),
  error: (listener) => process.on('uncaughtException', (error) => listener({ error, preventDefault })),
  unhandledrejection: (listener) =>
    process.on('unhandledRejection', (reason) => listener({ reason, preventDefault })),
}
globalThis.addEventListener = (type, listener) => listen[type](listener)
process.on('unhandledRejection', () => {}) // a page's worker lives on
for (const name of ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate']) delete globalThis[name]
await import('./page.mjs')
`

export class Page {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(root: string, kata: Kata): Promise<Page> {
    const { code } = await pageBundle(root, kata)
    const folder = openFolder()
    await writeFile(path.join(folder, 'page.mjs'), code)
    await writeFile(path.join(folder, 'worker.mjs'), WORKER)
    return new Page(folder)
  }

  /** `code` is what the learner wrote there, in TypeScript. */
  play(code: string): Promise<Report> {
    return runInThread(path.join(this.#folder, 'worker.mjs'), stripTypes(code))
  }

  close(): void {
    removeFolder(this.#folder)
  }
}
