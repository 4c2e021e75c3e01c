/** What the command prints: at most 80 columns, coloured only where a terminal shows it, in the learner's language. */
import { styleText } from 'node:util'
import { COLUMN, type Line } from '../../katas/kit/render.ts'
import type { Lang, Text } from '../../katas/kit/text.ts'
import { wrap } from './wrap.ts'

type Style = Parameters<typeof styleText>[0]

const WIDTH = 80

/** A line that says what is going on. */
export interface Busy {
  now(text: Text): void
  /** Nothing of it is left. */
  done(): void
}

export class Output {
  readonly lang: Lang
  /** Whether the terminal can do more than print a line after the other. */
  readonly #clever: boolean
  readonly #colour: boolean

  constructor(lang: Lang, env: NodeJS.ProcessEnv = process.env) {
    this.lang = lang
    this.#clever = process.stdout.isTTY === true && env.TERM !== 'dumb'
    this.#colour = this.#clever && !env.NO_COLOR
  }

  /** One paragraph, wrapped, indented by `indent` columns. */
  say(text: Text | string, style?: Style, indent = 0): void {
    const words = typeof text === 'string' ? text : text[this.lang]
    const width = Math.min(process.stdout.columns || WIDTH, WIDTH) - indent
    for (const line of words.split('\n').flatMap((text) => wrap(text, width))) {
      console.log(' '.repeat(indent) + (style === undefined ? line : this.style(style, line)))
    }
  }

  /** As it is: source code, diffs, tables. */
  plain(text: string): void {
    console.log(text)
  }

  /** Says what is going on, where a terminal can take it back. */
  busy(text: Text): Busy {
    if (!this.#clever) return { now() {}, done() {} }
    const now = ({ [this.lang]: words }: Text): void => {
      process.stdout.write(`\r\x1b[K${this.style('dim', words)}`)
    }
    now(text)
    return { now, done: () => process.stdout.write('\r\x1b[K') }
  }

  style(style: Style, text: string): string {
    return this.#colour ? styleText(style, text) : text
  }

  /** A failure, line by line. */
  lines(lines: readonly Line[]): void {
    for (const { kind, text } of lines) {
      if (kind === 'title') this.say(text, 'bold')
      else if (BESIDE_LABEL.has(kind)) this.#sayBeside(/^(?:\S+ +| +)/, COLUMN, text, STYLES[kind])
      else if (kind === 'timeline')
        for (const line of text.split('\n')) this.#sayBeside(/^\d+ ms +/, TIME_COLUMN, line, STYLES[kind])
      else this.say(text, STYLES[kind], 2)
    }
  }

  /** A label and what stands beside it: where that is too long, it goes on `column` columns in. */
  #sayBeside(label: RegExp, column: number, text: string, style: Style | undefined): void {
    const beside = label.exec(text)?.[0] ?? ''
    const width = Math.min(process.stdout.columns || WIDTH, WIDTH) - 2 - column
    for (const [i, part] of wrap(text.slice(beside.length), width).entries()) {
      const line = (i === 0 ? beside : ' '.repeat(column)) + part
      console.log(`  ${style === undefined ? line : this.style(style, line)}`)
    }
  }
}

/** Where a long line of a timeline goes on: `1501 ms  a@h1 …` */
const TIME_COLUMN = 10
const BESIDE_LABEL: ReadonlySet<Line['kind']> = new Set(['call', 'expected', 'actual'])

const STYLES: { readonly [K in Line['kind']]?: Style } = {
  expected: 'green',
  actual: 'red',
  marker: 'red',
  timeline: 'dim',
  erl: 'dim',
  place: 'dim',
}
