/**
 * `verify [kata]`: for authors. Proves that each kata teaches: nothing passes on the stub, the solution passes five
 * times, and every known mistake fails first in the task that it names, with a rule to learn from. Where a kata can be
 * solved in the page, the page says the same of each of them.
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Report } from '../../../katas/kit/report.ts'
import type { Text } from '../../../katas/kit/text.ts'
import { playerFile } from '../casting.ts'
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
import { asOneFile } from '../one-file.ts'
import { runKata } from '../run-kata.ts'
import { Page } from '../run-page.ts'
import { Theatre } from '../theatre.ts'

interface Row {
  readonly kata: string
  readonly what: string
  readonly ms: number
  readonly wrong: readonly string[]
}

interface Job {
  readonly kata: Kata
  readonly what: string
  /** Gives what is wrong. */
  readonly find: () => Promise<readonly Judgement[]>
}

const SOLUTION_RUNS = 5
const SOLUTION = `solution × ${SOLUTION_RUNS}`

export async function run(context: Context, name: string | undefined): Promise<number> {
  const { root, out, options } = context
  const katas = name === undefined ? context.katas : [chooseKata(context, name)]
  const closing: (() => Promise<void>)[] = []
  try {
    const jobs = katas.flatMap((kata) => jobsFor(root, kata, closing))
    const busy = out.busy(counted(0, jobs.length))
    const rows = await inParallel(jobs, (done) => busy.now(counted(done, jobs.length))).finally(busy.done)
    const bad = rows.flatMap(({ kata, what, wrong }) => wrong.map((text) => `${kata} ${what}: ${text}`))
    if (options.json) {
      out.plain(JSON.stringify(rows, null, 2))
      return bad.length === 0 ? 0 : 1
    }
    for (const line of name === undefined ? table(rows) : rows.map(rowText)) out.plain(line)
    for (const text of bad) out.say(`✗ ${text}`, 'red')
    out.say(
      bad.length === 0
        ? {
            en: `${katas.length} katas hold, in ${rows.length} checks.`,
            zh: `${katas.length} 道 kata 都站得住，共 ${rows.length} 项检查。`,
          }
        : {
            en: `${bad.length} ${bad.length === 1 ? 'finding' : 'findings'}.`,
            zh: `发现 ${bad.length} 处问题。`,
          },
      'bold',
    )
    return bad.length === 0 ? 0 : 1
  } finally {
    for (const close of closing) await close()
  }
}

const mark = (rows: readonly Row[]): string => (rows.every(({ wrong }) => wrong.length === 0) ? '✓' : '✗')

/** One kata, check by check. */
function rowText(row: Row): string {
  const { kata, what, ms } = row
  return `${mark([row])} ${kata.padEnd(24)} ${what.padEnd(38)} ${String(ms).padStart(6)} ms`
}

/** All of them, a line each: a sign where something is wrong, and how many mistakes died as they should. */
function table(rows: readonly Row[]): string[] {
  const line = (kata: string, ...cells: readonly string[]): string =>
    `${kata.padEnd(30)}${cells.map((cell) => cell.padStart(10)).join('')}`
  const ids = [...new Set(rows.map(({ kata }) => kata))]
  return [
    line('  kata', 'files', 'stub', 'solution', 'mistakes', 'seconds'),
    ...ids.map((id) => {
      const own = rows.filter(({ kata }) => kata === id)
      const of = (what: string): string => mark(own.filter((row) => row.what === what))
      const mistakes = own.filter(({ what }) => what.startsWith(MISTAKE))
      const dead = mistakes.filter(({ wrong }) => wrong.length === 0)
      const seconds = own.reduce((sum, { ms }) => sum + ms, 0) / 1000
      const counts = `${dead.length} of ${mistakes.length}`
      return line(`${mark(own)} ${id}`, of('files'), of('stub'), of(SOLUTION), counts, seconds.toFixed(1))
    }),
  ]
}

const MISTAKE = 'mistake '

/** `closing` is given what is to be done when all jobs are. */
function jobsFor(root: string, kata: Kata, closing: (() => Promise<void>)[]): Job[] {
  const theatre = once(() => Theatre.open(root, kata), closing)
  const page = once(() => Page.open(root, kata), closing)
  const inPage = async (local: Report | undefined, code: string): Promise<Judgement> => {
    if (kata.needs !== 'browser' || local === undefined) return undefined
    return judgePage(local, await (await page()).play(code))
  }
  const fileOf = (player: 'stub' | 'solution' | { readonly mistake: string }): string =>
    playerFile({ root, player, plugs: new Map() }, kata.id)
  return [
    { kata, what: 'files', find: async () => checkFiles(root, kata, (await theatre()).files) },
    {
      kata,
      what: 'stub',
      find: async () => {
        const file = fileOf('stub')
        const report = await (await theatre()).play(await asOneFile(file))
        return [
          judgeStub(report),
          judgeTitles(kata, report),
          await inPage(report, await readFile(file, 'utf8')),
        ]
      },
    },
    {
      kata,
      what: SOLUTION,
      find: async () => {
        const reports = await runKata(root, kata, 'solution', { times: SOLUTION_RUNS })
        return [
          ...reports.map(judgeSolution),
          await inPage(reports[0], await readFile(fileOf('solution'), 'utf8')),
        ]
      },
    },
    ...mistakesOf(root, kata).map((mistake) => ({
      kata,
      what: `${MISTAKE}${mistake}`,
      find: async () => {
        const code = await asOneFile(fileOf({ mistake }))
        const report = await (await theatre()).play(code)
        return [judgeMistake(taskOfMistake(root, kata, mistake), report), await inPage(report, code)]
      },
    })),
  ]
}

/** Opens it when it is first asked for, and sees to its closing. */
function once<T extends { close(): void }>(
  open: () => Promise<T>,
  closing: (() => Promise<void>)[],
): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    if (opened === undefined) {
      const opening = open()
      opened = opening
      closing.push(() => opening.then((open) => open.close()).catch(() => {}))
    }
    return opened
  }
}

async function timed({ kata, what, find }: Job): Promise<Row> {
  const start = performance.now()
  const wrong = (await find()).filter((finding) => finding !== undefined)
  return { kata: kata.id, what, ms: Math.round(performance.now() - start), wrong: [...new Set(wrong)] }
}

/** So that two minutes do not look like a hang. */
const counted = (done: number, all: number): Text => ({
  en: `${done} of ${all} checks …`,
  zh: `共 ${all} 项检查，已完成 ${done} 项……`,
})

/**
 * Runs the jobs, the long ones first, and keeps their order. One more at a time than the machine has cores: a mistake
 * that hangs waits for its time limit, and needs none.
 */
async function inParallel(jobs: readonly Job[], tell: (done: number) => void): Promise<Row[]> {
  const rows: Row[] = []
  const waiting = [...jobs.keys()].sort((a, b) => Number(isLong(jobs[b])) - Number(isLong(jobs[a])))
  let done = 0
  const worker = async (): Promise<void> => {
    for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) {
      rows[i] = await timed(jobs[i] as Job)
      tell(++done)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker))
  return rows
}

const isLong = (job: Job | undefined): boolean => job?.what === SOLUTION
