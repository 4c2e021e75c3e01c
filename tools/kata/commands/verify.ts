/**
 * `verify [kata]`: for authors. Proves that each kata teaches: nothing passes on the stub, the solution passes five
 * times, and every known mistake fails first in the task that it names, with a rule to learn from. Where a kata can be
 * solved in the page, the page says the same of each of them.
 */
import { availableParallelism } from 'node:os'
import type { Report } from '../../../katas/kit/report.ts'
import type { Player } from '../casting.ts'
import type { Kata } from '../catalog.ts'
import { checkFiles, mistakesOf, taskOfMistake } from '../check-files.ts'
import {
  type Judgement,
  judgeMistake,
  judgePage,
  judgeSolution,
  judgeStub,
  judgeTitles,
} from '../check-runs.ts'
import { type Context, chooseKata } from '../context.ts'
import { pageBundle } from '../page-bundle.ts'
import { runKata, testFiles } from '../run-kata.ts'
import { runInPage } from '../run-page.ts'

interface Row {
  readonly kata: string
  readonly what: string
  readonly ms: number
  readonly wrong: readonly string[]
}

type Job = () => Promise<Row>

const SOLUTION_RUNS = 5

export async function run(context: Context, name: string | undefined): Promise<number> {
  const { root, out, options } = context
  const katas = name === undefined ? context.katas : [chooseKata(context, name)]
  const rows = await inParallel(katas.flatMap((kata) => jobsFor(root, kata)))
  const bad = rows.flatMap(({ kata, what, wrong }) => wrong.map((text) => `${kata} ${what}: ${text}`))
  if (options.json) {
    out.plain(JSON.stringify(rows, null, 2))
  } else {
    for (const row of rows) out.plain(rowText(row))
    for (const text of bad) out.say(`✗ ${text}`, 'red')
    out.say(
      bad.length === 0
        ? {
            en: `${katas.length} katas hold, in ${rows.length} checks.`,
            zh: `${katas.length} 道 kata 都站得住，共 ${rows.length} 项检查。`,
          }
        : { en: `${bad.length} findings.`, zh: `发现 ${bad.length} 处问题。` },
      'bold',
    )
  }
  return bad.length === 0 ? 0 : 1
}

function rowText({ kata, what, ms, wrong }: Row): string {
  return `${wrong.length === 0 ? '✓' : '✗'} ${kata.padEnd(22)} ${what.padEnd(38)} ${String(ms).padStart(6)} ms`
}

function jobsFor(root: string, kata: Kata): Job[] {
  let page: Promise<string> | undefined
  const judged = (what: string, times: number, player: Player, judge: (report: Report) => Judgement): Job => {
    return () =>
      timed(kata, what, async () => {
        const reports = await runKata(root, kata, player, times)
        const found = reports.map(judge)
        const [local] = reports
        if (kata.needs !== 'browser' || local === undefined) return found
        page ??= pageBundle(root, kata)
        return [...found, judgePage(local, await runInPage(root, kata, player, await page))]
      })
  }
  return [
    () => timed(kata, 'files', async () => checkFiles(root, kata, await testFiles(root, kata))),
    judged('stub', 1, 'stub', (report) => judgeStub(report) ?? judgeTitles(kata, report)),
    judged(`solution × ${SOLUTION_RUNS}`, SOLUTION_RUNS, 'solution', judgeSolution),
    ...mistakesOf(root, kata).map((mistake) =>
      judged(`mistake ${mistake}`, 1, { mistake }, (report) =>
        judgeMistake(taskOfMistake(root, kata, mistake), report),
      ),
    ),
  ]
}

async function timed(kata: Kata, what: string, find: () => Promise<readonly Judgement[]>): Promise<Row> {
  const start = performance.now()
  const wrong = (await find()).filter((finding) => finding !== undefined)
  return { kata: kata.id, what, ms: Math.round(performance.now() - start), wrong: [...new Set(wrong)] }
}

/** Runs the jobs, as many at a time as the machine has cores, and keeps their order. */
async function inParallel(jobs: readonly Job[]): Promise<Row[]> {
  const rows: Row[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < jobs.length; i = next++) rows[i] = await (jobs[i] as Job)()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return rows
}
