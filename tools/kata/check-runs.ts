/** What a run must come to, by who plays: the stub is not started, the solution passes, a mistake dies where it says. */
import { renderFailure } from '../../katas/kit/render.ts'
import { firstOpen, passed, type Report, type TaskReport } from '../../katas/kit/report.ts'
import type { Kata } from './catalog.ts'

/** `undefined` when it is as it must be, else a sentence for the author. */
export type Judgement = string | undefined

/** The titles that the test gives must be those of the card. */
export function judgeTitles(kata: Kata, report: Report): Judgement {
  const said = report.tasks.filter(({ task }) => task !== 'boss').map(({ title }) => title)
  const card = kata.tasks.map(({ title }) => title)
  return JSON.stringify(said) === JSON.stringify(card)
    ? undefined
    : `the test's titles differ from kata.json: ${JSON.stringify(said)}`
}

export function judgeStub(report: Report): Judgement {
  if (report.broken) return broken(report)
  for (const { task, verdict, tests } of report.tasks) {
    const wanted = task === 'boss' ? 'waiting' : 'not-started'
    if (verdict !== wanted) return `${name(task)} is ${verdict}, not ${wanted}`
    const other = tests.find((test) => test.verdict !== 'not-started')
    if (other !== undefined) return `${name(task)}: "${other.title.en}" is ${other.verdict} on the stub`
  }
  return undefined
}

export function judgeSolution(report: Report): Judgement {
  if (report.broken) return broken(report)
  if (report.tasks.at(-1)?.task !== 'boss') return 'there is no boss stage'
  const open = firstOpen(report)
  return open === undefined ? undefined : `${name(open.task)} fails: ${words(open)}`
}

export function judgeMistake(task: number | undefined, report: Report): Judgement {
  if (report.broken) return broken(report)
  if (passed(report)) return 'it survives: every test passes'
  const open = firstOpen(report)
  if (open?.task !== task || open?.verdict !== 'failed') {
    return `it dies in ${name(open?.task)}, not in ${name(task)}: ${open ? words(open) : ''}`
  }
  const failure = open.tests.find(({ verdict }) => verdict === 'failed')?.failure
  return failure?.rule === undefined ? 'it dies without a rule: its message does not teach' : undefined
}

/** The page must come to the same verdicts, and say the same of the first that failed, as the command. */
export function judgePage(local: Report, page: Report): Judgement {
  const [here, there] = [summary(local), summary(page)]
  return here === there ? undefined : `the page differs: here ${here}, there ${there}`
}

function summary(report: Report): string {
  if (report.broken) return broken(report)
  const verdicts = report.tasks.map(({ task, verdict }) => `${name(task)} ${verdict}`).join(', ')
  const open = firstOpen(report)
  return open === undefined ? verdicts : `${verdicts}: ${words(open, 'text')}`
}

const name = (task: TaskReport['task'] | undefined): string =>
  task === 'boss' ? 'the boss stage' : `task ${task}`

const broken = ({ broken }: Report): string => `it does not load: ${lines(broken ?? {})}`

/** `text` leaves out where it stands: in the page a mistake and the solution below it are one file, with its own lines. */
function words({ tests }: TaskReport, only?: 'text'): string {
  const { at, ...failure } = tests.find((test) => test.failure)?.failure ?? {}
  return lines(only === undefined && at !== undefined ? { ...failure, at } : failure)
}

const lines = (failure: Parameters<typeof renderFailure>[0]): string =>
  renderFailure(failure, 'en')
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' | ')
