/** One run of one kata in a fresh process, with whoever plays it. */
import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Progress } from '../../katas/kit/collector.ts'
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'
import { brokenReport, troubleIn, wordsOf } from './broken.ts'
import { BundleError, bundle } from './bundle.ts'
import { type Player, playerFile } from './casting.ts'
import { type Kata, plugsOf } from './catalog.ts'
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
    while (reports.length < times) reports.push(await runFile(file))
    return reports
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    return [brokenReport(wordsOf(error))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const entry = (root: string, { id }: Kata): string => `
import { play } from ${JSON.stringify(path.join(root, 'tools/kata/play.ts'))}
await play(() => import(${JSON.stringify(path.join(root, 'katas', id, 'kata.test.ts'))}), process.argv[2])
`

function runFile(file: string): Promise<Report> {
  const erl = findErl()
  const child = fork(file, erl === undefined ? [] : [erl], {
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
