/** One run of one kata in a fresh process, with whoever plays it. */
import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Progress } from '../../katas/kit/collector.ts'
import type { Report, TaskId } from '../../katas/kit/report.ts'
import { type Supervised, supervise } from '../../katas/kit/supervisor.ts'
import { brokenReport, troubleIn, wordsOf } from './broken.ts'
import { BundleError, bundle } from './bundle.ts'
import { type Player, playerFile } from './casting.ts'
import { type Kata, plugsOf } from './catalog.ts'
import { findErl } from './find-erl.ts'
import { openFolder, removeFolder } from './temporary.ts'

export interface RunOptions {
  readonly times?: number
  /** Hears at each test to which task it belongs. */
  readonly onTest?: (task: TaskId) => void
  /** Ends the run; its report says that it did not load. */
  readonly signal?: AbortSignal
}

/** Bundles once and runs `times` times, one after the other. What does not load gives one report. */
export async function runKata(
  root: string,
  kata: Kata,
  player: Player,
  { times = 1, ...options }: RunOptions = {},
): Promise<Report[]> {
  const casting = { root, player, plugs: plugsOf([kata]) }
  const trouble = player === 'learner' ? troubleIn(playerFile(casting, kata.id)) : undefined
  if (trouble !== undefined) return [brokenReport(trouble)]
  const folder = openFolder()
  try {
    const file = path.join(folder, 'kata.mjs')
    await writeFile(file, (await bundle(entry(root, kata), casting, 'node')).code)
    const reports: Report[] = []
    while (reports.length < times) reports.push(await runFile(file, options))
    return reports
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    return [brokenReport(wordsOf(error))]
  } finally {
    removeFolder(folder)
  }
}

const entry = (root: string, { id }: Kata): string => `
import { play } from ${JSON.stringify(path.join(root, 'tools/kata/play.ts'))}
await play(() => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}), process.argv[2])
`

function runFile(file: string, { onTest, signal }: RunOptions): Promise<Report> {
  const erl = findErl()
  const child = fork(file, erl === undefined ? [] : [erl], {
    execArgv: ['--enable-source-maps'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    ...(signal === undefined ? {} : { signal, killSignal: 'SIGKILL' }),
  })
  const worker: Supervised = {
    onProgress: (listener) => child.on('message', (progress: Progress) => listener(progress)),
    onError: (listener) => {
      child.on('error', listener)
      child.on('exit', (code, signal) => listener(new Error(signal ?? `exit(${code})`)))
    },
    terminate: () => void child.kill('SIGKILL'),
  }
  return supervise(worker, onTest)
}
