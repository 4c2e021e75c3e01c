/**
 * Records: names for the places of a tuple. The shell knows those that `rd` has declared; what is written with them is
 * tuples before it is evaluated (`expand_records.ts`), and tuples of their shape are printed with their names.
 * OTP: Reference Manual, "Records"; `shell.erl`, `rd/2`, `rf/0,1`, `rl/0,1`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { format, formatAtom } from '../term/format.ts'
import { charlist, isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import type { Expression } from './syntax.ts'

/** A field, and what it is where nothing is said. */
export interface RecordField {
  readonly name: string
  readonly otherwise: Expression | undefined
}

export class Records {
  readonly #records = new Map<string, readonly RecordField[]>()

  fields(name: string): readonly RecordField[] | undefined {
    return this.#records.get(name)
  }

  /** The names of the fields of a tuple that begins with `tag` and has so many elements more. */
  namesOf(tag: string, count: number): readonly string[] | undefined {
    const fields = this.#records.get(tag)
    return fields?.length === count ? fields.map(({ name }) => name) : undefined
  }

  /** `rd(Name, {Field, Field = Default, …})`: its name. Throws an exit that says what is wrong, as `erl` does. */
  declare(name: string, fields: Expression): Atom {
    if (fields.kind !== 'tuple') throw bad('bad record declaration')
    const declared = fields.elements.map(fieldIn)
    const twice = declared.find((field, i) => declared.findIndex((each) => each.name === field.name) < i)
    if (twice !== undefined)
      throw bad(`field ${formatAtom(twice.name)} already defined in record ${formatAtom(name)}`)
    this.#records.set(name, declared)
    return atom(name) as Atom
  }

  /** `rf(Names)`; `'_'` is all of them. */
  forget(names: Term): void {
    if (names === atom('_')) this.#records.clear()
    for (const name of listed(names)) this.#records.delete(name)
  }

  /** `rl(Names)`: each declaration on a line. */
  shown(names: Term): string[] {
    const wanted = names === atom('_') ? [...this.#records.keys()] : listed(names)
    return wanted.flatMap((name) => {
      const fields = this.#records.get(name)
      return fields === undefined
        ? []
        : [`-record(${formatAtom(name)},{${fields.map(declaration).join(', ')}}).`]
    })
  }
}

const bad = (text: string): ErlangError => new ErlangError('exit', charlist(text))

function fieldIn(element: Expression): RecordField {
  const [name, otherwise] = element.kind === 'match' ? [element.pattern, element.value] : [element, undefined]
  if (name.kind !== 'literal' || !isAtom(name.value)) throw bad('bad record field')
  return { name: atomName(name.value), otherwise }
}

const listed = (names: Term): string[] =>
  (isList(names) ? (names as readonly Term[]) : [names]).filter(isAtom).map((name) => atomName(name as Atom))

const declaration = ({ name, otherwise }: RecordField): string =>
  otherwise === undefined ? formatAtom(name) : `${formatAtom(name)} = ${source(otherwise)}`

/** An expression as text, as far as defaults usually go. */
function source(expression: Expression): string {
  const all = (expressions: readonly Expression[]): string => expressions.map(source).join(', ')
  switch (expression.kind) {
    case 'literal':
      return format(expression.value)
    case 'tuple':
      return `{${all(expression.elements)}}`
    case 'list':
      return `[${all(expression.elements)}${expression.tail === undefined ? '' : ` | ${source(expression.tail)}`}]`
    case 'call':
      return `${source(expression.callee)}(${all(expression.args)})`
    case 'remote':
      return `${source(expression.module)}:${source(expression.name)}`
    case 'var':
      return expression.name
  }
  return '...'
}
