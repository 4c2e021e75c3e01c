/**
 * A kata's tests, bundled once without whoever plays: for many players in turn, such as the known mistakes. No real `erl`
 * takes part, for a mistake never gets as far as the boss.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Report } from '../../katas/kit/report.ts'
import { bundle } from './bundle.ts'
import { type Kata, plugsOf } from './catalog.ts'
import { openFolder, removeFolder } from './temporary.ts'
import { runInThread } from './thread.ts'

export class Theatre {
  /** Every file of the project that the kata's tests take in. */
  readonly files: readonly string[]
  readonly #folder: string
  #played = 0

  private constructor(folder: string, files: readonly string[]) {
    this.#folder = folder
    this.files = files
  }

  static async open(root: string, kata: Kata): Promise<Theatre> {
    const casting = { root, player: 'page', plugs: plugsOf([kata]) } as const
    const { code, files } = await bundle(entry(root, kata), casting, 'node')
    const folder = openFolder()
    await writeFile(path.join(folder, 'kata.mjs'), code)
    return new Theatre(folder, files)
  }

  /** `code` is JavaScript in one file that imports nothing but `./given.ts`. */
  async play(code: string): Promise<Report> {
    const player = path.join(this.#folder, `player${this.#played++}.mjs`)
    await writeFile(
      player,
      code.replace(GIVEN, (_, names = '') => `const {${asProperties(names)}} = globalThis.pangpongGiven`),
    )
    return runInThread(path.join(this.#folder, 'kata.mjs'), pathToFileURL(player).href)
  }

  close(): void {
    removeFolder(this.#folder)
  }
}

/** The bundler's form: `import { atom, t as t$1 } from "./given.ts"`, or of what nobody uses `import "./given.ts"`. */
const GIVEN = /^import (?:\{([^}]*)\} from )?"\.\/given\.ts"/gm

const asProperties = (names: string): string => names.replaceAll(' as ', ': ')

/** The player comes after what it is given, and before the tests, which may rest on it. */
const entry = (root: string, { id }: Kata): string => `
import { parentPort, workerData } from 'node:worker_threads'
import * as given from ${JSON.stringify(path.join(root, 'katas', id, 'given.ts'))}
globalThis.pangpongGiven = given
globalThis.pangpongPage = await import(workerData)
const { collect } = await import(${JSON.stringify(path.join(root, 'katas/kit/collector.ts'))})
const { strayError, strayRejection } = await import(${JSON.stringify(path.join(root, 'katas/kit/run-test.ts'))})
process.on('unhandledRejection', strayRejection)
process.on('uncaughtException', strayError)
await collect(
  () => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}),
  (progress) => parentPort.postMessage(progress),
)
`
