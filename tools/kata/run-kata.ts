/** One run of one kata in a fresh process, with whoever plays it. */
import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Progress } from '../../katas/kit/collector.ts'
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'
import { brokenReport, troubleIn, wordsOf } from './broken.ts'
import { BundleError, bundle } from './bundle.ts'
import { type Casting, type Player, playerFile } from './casting.ts'
import type { Kata } from './catalog.ts'
import { plugsOf } from './catalog.ts'
import { findErl } from './find-erl.ts'

/** Bundles once and runs `times` times, one after the other. What does not load gives one report. */
export async function runKata(root: string, kata: Kata, player: Player, times = 1): Promise<Report[]> {
  const casting = { root, player, plugs: plugsOf([kata]) }
  const trouble = player === 'learner' ? troubleIn(playerFile(casting, kata.id)) : undefined
  if (trouble !== undefined) return [brokenReport(trouble)]
  const folder = await mkdtemp(path.join(tmpdir(), 'pangpong-kata-'))
  try {
    const file = path.join(folder, 'kata.mjs')
    await writeFile(file, (await bundle(entry(root, kata), casting, 'node')).code)
    const reports: Report[] = []
    while (reports.length < times) reports.push(await runFile(file, []))
    return reports
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    return [brokenReport(wordsOf(error))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every file that the kata's tests take in, with the solution playing. */
export async function testFiles(root: string, kata: Kata): Promise<readonly string[]> {
  const casting: Casting = { root, player: 'solution', plugs: plugsOf([kata]) }
  return (await bundle(entry(root, kata), casting, 'node')).files
}

const entry = (root: string, { id }: Kata): string => `
import { play } from ${JSON.stringify(path.join(root, 'tools/kata/play.ts'))}
await play(() => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}), process.argv[2])
`

/**
 * A kata's tests, bundled once without whoever plays: for many players in turn, such as the known mistakes. A player is
 * JavaScript in one file that imports nothing but `./given.ts`.
 */
export class Theatre {
  readonly #folder: string
  #played = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(root: string, kata: Kata): Promise<Theatre> {
    const { code } = await bundle(
      openEntry(root, kata),
      { root, player: 'page', plugs: plugsOf([kata]) },
      'node',
    )
    const folder = await mkdtemp(path.join(tmpdir(), 'pangpong-kata-'))
    await writeFile(path.join(folder, 'kata.mjs'), code)
    return new Theatre(folder)
  }

  async play(code: string): Promise<Report> {
    const player = path.join(this.#folder, `player${this.#played++}.mjs`)
    await writeFile(
      player,
      code.replace(GIVEN, (_, names = '') => `const {${asProperties(names)}} = globalThis.pangpongGiven`),
    )
    return runFile(path.join(this.#folder, 'kata.mjs'), [pathToFileURL(player).href])
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }
}

/** The bundler's form: `import { atom, t as t$1 } from "./given.ts"`, or of what nobody uses `import "./given.ts"`. */
const GIVEN = /^import (?:\{([^}]*)\} from )?"\.\/given\.ts"/gm

const asProperties = (names: string): string => names.replaceAll(' as ', ': ')

/** The player comes after what it is given, and before all that may rest on it: the stage's node, and the tests. */
const openEntry = (root: string, { id }: Kata): string => `
import * as given from ${JSON.stringify(path.join(root, 'katas', id, 'given.ts'))}
globalThis.pangpongGiven = given
globalThis.pangpongPage = await import(process.argv[2])
const { play } = await import(${JSON.stringify(path.join(root, 'tools/kata/play.ts'))})
await play(() => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}), process.argv[3])
`

function runFile(file: string, args: readonly string[]): Promise<Report> {
  const erl = findErl()
  const child = fork(file, erl === undefined ? args : [...args, erl], {
    execArgv: ['--enable-source-maps'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return supervise({
    onProgress: (listener) => child.on('message', (progress: Progress) => listener(progress)),
    onError: (listener) => {
      child.on('error', listener)
      child.on('exit', (code, signal) => listener(new Error(`the process ended early (${signal ?? code})`)))
    },
    terminate: () => void child.kill('SIGKILL'),
  })
}
