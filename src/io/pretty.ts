/**
 * Values on as many lines as they take: what fits stands on one line, the rest is broken behind commas and indented;
 * what nests or runs on too far ends in `...`. So the shell shows values, and `io:format("~p")` prints them.
 * OTP: stdlib's `io_lib_pretty`, with the numbers of `shell.erl`: 80 columns, at most 60 characters a line, depth 30.
 */
import { type Drawn, type DrawOptions, draw } from './draw.ts'

export interface Layout extends DrawOptions {
  /** Where the value begins, from 1. */
  readonly column?: number
  /** How many columns there are; 80 unless said otherwise, and with 0 all stands on one line. */
  readonly columns?: number
  /** As `io:format("~p")` prints: to any depth, and as much on a line as fits. */
  readonly whole?: boolean
  /** Another depth. */
  readonly depth?: number
}

const DEPTH = 30
const COLUMNS = 80
const LINE_CHARACTERS = 60

/** How far the elements of a tuple stand in from its brace, where they do not go behind its tag: what is tried in turn. */
const LAST_INDENT = 1
const TAG_INDENTS = [undefined, 4, LAST_INDENT]

/** `value` in Erlang's notation, on as many lines as it takes. */
export function pretty(value: unknown, layout: Layout = {}): string {
  const { column = 1, columns = COLUMNS, whole = false } = layout
  const { depth = whole ? Number.POSITIVE_INFINITY : DEPTH } = layout
  const drawn = draw(value, depth, layout)
  if (columns === 0) return drawn.line
  const room = whole ? drawn.length : LINE_CHARACTERS
  for (const indent of TAG_INDENTS) {
    try {
      return new Breaker(columns, room, indent).print(drawn, column, 0, 0)
    } catch (error) {
      if (!(error instanceof TooNarrow)) throw error
    }
  }
  return drawn.line
}

/** With this indentation the value would run into the right margin. */
class TooNarrow extends Error {}

/**
 * Breaks one value. `column` is where something begins, `used` how many characters its line has without the
 * indentation, `closing` how many brackets must still find room behind it.
 */
class Breaker {
  readonly #columns: number
  /** How many characters a line may have, its indentation aside. */
  readonly #room: number
  readonly #tagIndent: number | undefined

  constructor(columns: number, room: number, tagIndent: number | undefined) {
    this.#columns = columns
    this.#room = room
    this.#tagIndent = tagIndent
  }

  print(drawn: Drawn, column: number, closing: number, used: number): string {
    if (this.#fits(drawn.length, column, closing, used)) return drawn.line
    switch (drawn.shape) {
      case 'list':
        return `[${this.#elements(drawn, 0, column + 1, closing, used + 1)}]`
      case 'tuple':
        return drawn.tagged
          ? `{${this.#tagged(drawn, column, closing, used + 1)}}`
          : `{${this.#elements(drawn, 0, column + 1, closing, used + 1)}}`
      case 'record':
        return this.#record(drawn, column, closing, used)
      case 'map':
        return `#{${this.#elements(drawn, 0, column + 2, closing, used + 1)}}`
      case 'bytes':
        return this.#bytes(drawn, column + 2, closing, used)
      default:
        return drawn.line
    }
  }

  /** `{tag, …}`: the elements go behind the tag, or below it when it is too long for that. */
  #tagged(drawn: Drawn, column: number, closing: number, used: number): string {
    const tag = drawn.parts[0] as Drawn
    const behind = column + tag.length + 2
    const indent = this.#tagIndent
    if (indent !== undefined && tag.length + 2 > indent) {
      this.#needRoom(column + indent, this.#room + column + indent <= this.#columns)
      return tag.line + this.#rest(drawn, 1, column + indent, behind, closing, used + tag.length)
    }
    this.#needRoom(behind, this.#room + behind < this.#columns)
    if (drawn.parts.length === 1) return `${tag.line},${drawn.end?.line ?? ''}`
    return `${tag.line},${this.#elements(drawn, 1, behind, closing, used + tag.length + 1)}`
  }

  /** `#name{field = Value, …}`: the fields go behind the brace, or below it when the name is too long for that. */
  #record(drawn: Drawn, column: number, closing: number, used: number): string {
    const open = drawn.name.length + 1
    const [start, newline, line] = this.#recordIndent(open, column, used + open)
    return `${drawn.name}{${newline}${this.#elements(drawn, 0, start, closing, line)}}`
  }

  /** Where to go on behind `width` characters: there, or on a new line. */
  #recordIndent(
    width: number,
    column: number,
    used: number,
  ): [column: number, newline: string, used: number] {
    const indent = this.#tagIndent
    const below = indent !== undefined && width > indent
    const start = column + (below ? indent : width)
    this.#needRoom(start, this.#room + start <= this.#columns)
    return below ? [start, newLine(start), 0] : [start, '', used]
  }

  #needRoom(column: number, enough: boolean): void {
    if (this.#tagIndent !== LAST_INDENT && !enough && column > this.#columns / 2) throw new TooNarrow()
  }

  #elements(drawn: Drawn, from: number, column: number, closing: number, used: number): string {
    const first = drawn.parts[from]
    if (first === undefined) return drawn.end?.line ?? ''
    const [text, width] = this.#element(first, column, depthBehind(drawn, from, closing), used)
    return text + this.#rest(drawn, from + 1, column, column + width, closing, used + width)
  }

  /** The elements from `from` on, each with its comma; `start` is where a new line begins, `column` where we are. */
  #rest(drawn: Drawn, from: number, start: number, column: number, closing: number, used: number): string {
    let out = ''
    let [at, line] = [column, used]
    for (let i = from; i < drawn.parts.length; i++) {
      const part = drawn.parts[i] as Drawn
      const behind = depthBehind(drawn, i, closing)
      const length = part.length + 1
      if (
        part.flat &&
        length < this.#columns - at - (behind || 1) &&
        line + length + (behind || 1) <= this.#room
      ) {
        out += `,${part.line}`
        at += length
        line += length
        continue
      }
      const [text, width] = this.#element(part, start, behind, 0)
      out += `,${newLine(start)}${text}`
      at = start + width
      line = width
    }
    return out + this.#end(drawn, start, at, closing, line)
  }

  /** `...`, or the tail of an improper list. */
  #end({ end, shape }: Drawn, start: number, column: number, closing: number, used: number): string {
    if (end === undefined) return ''
    const bar = shape === 'list' ? '|' : ','
    if (end.shape === 'dots' || (end.flat && this.#fits(end.length + 1, column, closing + 1, used))) {
      return bar + end.line
    }
    return bar + newLine(start) + this.print(end, start, closing + 1, 0)
  }

  /** An element and its width; the width of the whole line where nothing may stand behind it. */
  #element(part: Drawn, column: number, closing: number, used: number): [string, number] {
    if (part.shape === 'field') return this.#field(part, column, closing, used)
    if (part.shape !== 'pair') {
      if (part.flat && this.#fits(part.length, column, closing, used)) return [part.line, part.length]
      return [this.print(part, column, closing, used), this.#columns]
    }
    if (this.#fits(part.length, column, closing, used))
      return [part.line, part.flat ? part.length : this.#columns]
    const [key, value] = part.parts as [Drawn, Drawn]
    const inner = column + (this.#tagIndent ?? 4)
    const below = newLine(inner) + this.print(value, inner, closing, 0)
    return [`${this.print(key, column, closing, used)} =>${below}`, this.#columns]
  }

  #field(part: Drawn, column: number, closing: number, used: number): [string, number] {
    if (this.#fits(part.length, column, closing, used))
      return [part.line, part.flat ? part.length : this.#columns]
    const [value] = part.parts as [Drawn]
    const width = part.name.length + 3
    const [start, newline, line] = this.#recordIndent(width, column, used + width)
    return [
      `${part.name} =${newline === '' ? ' ' : newline}${this.print(value, start, closing, line)}`,
      this.#columns,
    ]
  }

  #bytes({ line }: Drawn, column: number, closing: number, used: number): string {
    const width = Math.max(8, Math.min(this.#columns - column, this.#room - 4 - used) - closing)
    let out = ''
    let left = width
    for (const item of line.slice(2, -2).match(/[^,]+,?/g) ?? []) {
      if (item.length > left) {
        out += newLine(column)
        left = width
      }
      out += item
      left -= item.length
    }
    return `<<${out}>>`
  }

  #fits(length: number, column: number, closing: number, used: number): boolean {
    return length < this.#columns - column - closing && length + used + closing <= this.#room
  }
}

/** The brackets that close right behind element `i`: none, unless it is the last. */
function depthBehind({ parts }: Drawn, i: number, closing: number): number {
  return i + 1 < parts.length ? 0 : closing + 1
}

const newLine = (column: number): string => `\n${' '.repeat(column - 1)}`
