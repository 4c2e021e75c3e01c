/** A report in words, as lines without colour: what the command, the page and Vitest show of a failure. */
import type { Failure, TaskReport, Verdict } from './report.ts'
import type { Lang, Text } from './text.ts'

/** How a line is meant, for whoever colours it. */
export interface Line {
  readonly kind: 'title' | 'text' | 'call' | 'expected' | 'actual' | 'marker' | 'timeline' | 'erl' | 'place'
  readonly text: string
}

const label = {
  task: { en: 'task', zh: '任务' },
  rule: { en: 'Rule: ', zh: '规则：' },
  call: { en: 'for', zh: '调用' },
  expected: { en: 'expected', zh: '应为' },
  actual: { en: 'actual', zh: '实为' },
  erl: { en: 'erl says: ', zh: 'erl 会说：' },
  at: { en: 'at', zh: '位于' },
  timeline: { en: 'What happened:', zh: '经过：' },
} as const satisfies { readonly [name: string]: Text }

/** Readable without colour, and in fonts that have no emoji. */
export const MARK: { readonly [V in Verdict]: string } = {
  passed: '✓',
  failed: '✗',
  'not-started': '○',
  waiting: '○',
}

export function taskName({ task, title }: Pick<TaskReport, 'task' | 'title'>, lang: Lang): string {
  return `${task === 'boss' ? 'boss' : `${label.task[lang]} ${task}`} · ${title[lang]}`
}

/** What there is to say about a failing test, its task's title first. */
export function renderTest(task: TaskReport, lang: Lang): readonly Line[] {
  const test =
    task.tests.find(({ verdict }) => verdict === 'failed') ?? task.tests.find(({ failure }) => failure)
  const lines: Line[] = [{ kind: 'title', text: `${MARK[task.verdict]} ${taskName(task, lang)}` }]
  if (test === undefined) return lines
  if (test.title.en !== task.title.en) lines.push({ kind: 'text', text: test.title[lang] })
  return test.failure === undefined ? lines : [...lines, ...renderFailure(test.failure, lang)]
}

export function renderFailure(failure: Failure, lang: Lang): readonly Line[] {
  const { rule, message, call, expected, actual, marker, note, timeline, erl, at } = failure
  const lines: Line[] = []
  if (rule) lines.push({ kind: 'text', text: label.rule[lang] + rule[lang] })
  if (message) lines.push({ kind: 'text', text: message[lang] })
  if (expected !== undefined && actual !== undefined) {
    lines.push({ kind: 'text', text: '' })
    if (call !== undefined) lines.push({ kind: 'call', text: pad(label.call[lang]) + call })
    lines.push(
      ...column('expected', label.expected[lang], expected),
      ...column('actual', label.actual[lang], actual),
    )
  }
  if (marker !== undefined) {
    const said = note?.[lang] ?? ''
    const beside = COLUMN + marker.length + 1 + columnsOf(said) <= WIDTH
    const under = `${marker}\n${' '.repeat(COLUMN)}`
    lines.push({
      kind: 'marker',
      text: `${' '.repeat(COLUMN)}${beside ? `${marker} ` : under}${said}`.trimEnd(),
    })
  }
  if (timeline) {
    lines.push({ kind: 'text', text: '' })
    lines.push({ kind: 'timeline', text: [label.timeline[lang], ...timeline].join('\n') })
  }
  if (erl) lines.push({ kind: 'text', text: '' }, { kind: 'erl', text: label.erl[lang] + erl })
  if (at) lines.push({ kind: 'place', text: `${label.at[lang]} ${at}` })
  return lines
}

/** Where the values begin. */
export const COLUMN = 10

/** What a terminal of 80 columns leaves to a failure, which is indented by two. */
const WIDTH = 78

/** A Chinese character takes two columns. */
const columnsOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)

/** A label, and beside it a text of one line or more. */
function column(kind: Line['kind'], name: string, text: string): Line[] {
  return text
    .split('\n')
    .map((line, i) => ({ kind, text: (i === 0 ? pad(name) : ' '.repeat(COLUMN)) + line }))
}

function pad(text: string): string {
  return text + ' '.repeat(COLUMN - columnsOf(text))
}
