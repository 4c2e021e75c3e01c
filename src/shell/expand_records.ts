/**
 * Expressions with records to expressions with tuples: `#r{f = V}` to `{r, V}`, `#r.f` to the place of the field. Fields
 * that are not named are what they were declared to be; in a pattern, anything.
 * OTP: stdlib's `erl_expand_records`; the mistakes are in the words of `erl_lint`.
 */
import { atom, atomName, isAtom } from '../term/atom.ts'
import { formatAtom } from '../term/format.ts'
import type { RecordField, Records } from './records.ts'
import type { Clause, Expression, Generator, Qualifier, RecordPart } from './syntax.ts'
import { type Position, SyntaxMistake } from './text_reader.ts'

type Role = 'value' | 'pattern'
type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>

/** The same without records. Throws `SyntaxMistake` for a record or a field that is not declared. */
export function expandRecords(expression: Expression, records: Records): Expression {
  return new Expander(records).expand(expression, 'value')
}

class Expander {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  expand(expression: Expression, role: Role): Expression {
    const same = (inner: Expression): Expression => this.expand(inner, role)
    const each = (inner: readonly Expression[]): Expression[] => inner.map(same)
    const value = (inner: Expression): Expression => this.expand(inner, 'value')
    switch (expression.kind) {
      case 'record':
        return this.#record(expression, role)
      case 'record_field':
        return this.#field(expression)
      case 'tuple':
        return { ...expression, elements: each(expression.elements) }
      case 'list': {
        const { tail } = expression
        return {
          ...expression,
          elements: each(expression.elements),
          tail: tail === undefined ? tail : same(tail),
        }
      }
      case 'map': {
        const { base, fields } = expression
        return {
          ...expression,
          base: base === undefined ? base : same(base),
          fields: fields.map((field) => ({ ...field, key: value(field.key), value: same(field.value) })),
        }
      }
      case 'binary': {
        const segments = expression.segments.map((segment) => ({
          ...segment,
          value: same(segment.value),
          size: segment.size === undefined ? segment.size : value(segment.size),
        }))
        return { ...expression, segments }
      }
      case 'maybe':
        return { ...expression, body: each(expression.body), clauses: this.#clauses(expression.clauses) }
      case 'match':
      case 'maybe_match':
        return {
          ...expression,
          pattern: this.expand(expression.pattern, 'pattern'),
          value: same(expression.value),
        }
      case 'operation':
        return { ...expression, operands: each(expression.operands) }
      case 'logic':
        return { ...expression, left: same(expression.left), right: same(expression.right) }
      case 'remote':
        return { ...expression, module: same(expression.module), name: same(expression.name) }
      case 'call':
        return this.#call({ ...expression, callee: same(expression.callee), args: each(expression.args) })
      case 'fun':
        return { ...expression, clauses: this.#clauses(expression.clauses) }
      case 'case':
        return {
          ...expression,
          subject: same(expression.subject),
          clauses: this.#clauses(expression.clauses),
        }
      case 'if':
        return { ...expression, clauses: this.#clauses(expression.clauses) }
      case 'receive': {
        const { after } = expression
        const late = after === undefined ? after : { time: same(after.time), body: each(after.body) }
        return { ...expression, clauses: this.#clauses(expression.clauses), after: late }
      }
      case 'try':
        return {
          ...expression,
          body: each(expression.body),
          clauses: this.#clauses(expression.clauses),
          handlers: this.#clauses(expression.handlers),
          after: each(expression.after),
        }
      case 'comprehension':
        return {
          ...expression,
          template: same(expression.template),
          qualifiers: expression.qualifiers.map((qualifier) => this.#qualifier(qualifier)),
        }
      case 'begin':
        return { ...expression, body: each(expression.body) }
      case 'catch':
        return { ...expression, body: same(expression.body) }
    }
    return expression
  }

  #clauses(clauses: readonly Clause[]): Clause[] {
    const value = (inner: Expression): Expression => this.expand(inner, 'value')
    return clauses.map((clause) => ({
      ...clause,
      patterns: clause.patterns.map((pattern) => this.expand(pattern, 'pattern')),
      guard: clause.guard.map((tests) => tests.map(value)),
      body: clause.body.map(value),
    }))
  }

  #qualifier(qualifier: Qualifier): Qualifier {
    if (qualifier.kind === 'filter') return { ...qualifier, test: this.expand(qualifier.test, 'value') }
    if (qualifier.kind === 'zip')
      return { ...qualifier, generators: qualifier.generators.map((each) => this.#generator(each)) }
    return this.#generator(qualifier)
  }

  #generator(generator: Generator): Generator {
    const pattern = this.expand(generator.pattern, 'pattern')
    return { ...generator, pattern, source: this.expand(generator.source, 'value') }
  }

  /** `#r{…}`, or `Base#r{…}`. */
  #record({ name, base, parts, at }: Of<'record'>, role: Role): Expression {
    const fields = this.#declared(name, at)
    const given = this.#given(name, fields, parts, role)
    const rest = parts.find((part) => part.name === '_')
    if (base !== undefined) {
      if (rest !== undefined)
        throw new SyntaxMistake(rest.at, `meaningless use of _ in update of record ${formatAtom(name)}`)
      const changes = fields.flatMap((field, i) => {
        const value = given.get(field.name)
        return value === undefined ? [] : [{ index: i + 1, value }]
      })
      return { kind: 'record_set', base: this.expand(base, role), name, size: fields.length + 1, changes, at }
    }
    const missing = ({ otherwise }: RecordField): Expression => {
      if (rest !== undefined) return this.expand(rest.value, role)
      if (role === 'pattern') return { kind: 'var', name: '_', at }
      return otherwise === undefined
        ? { kind: 'literal', value: atom('undefined'), at }
        : this.expand(otherwise, 'value')
    }
    const tag: Expression = { kind: 'literal', value: atom(name), at }
    return {
      kind: 'tuple',
      elements: [tag, ...fields.map((field) => given.get(field.name) ?? missing(field))],
      at,
    }
  }

  /** What is said of each field. */
  #given(
    record: string,
    fields: readonly RecordField[],
    parts: readonly RecordPart[],
    role: Role,
  ): Map<string, Expression> {
    const given = new Map<string, Expression>()
    for (const { name, value, at } of parts) {
      if (name === '_') continue
      indexOf(record, fields, name, at)
      if (given.has(name))
        throw new SyntaxMistake(
          at,
          `field ${formatAtom(name)} already defined in record ${formatAtom(record)}`,
        )
      given.set(name, this.expand(value, role))
    }
    return given
  }

  /** `#r.f` is a number, `Base#r.f` what is there. */
  #field({ name, base, field, fieldAt, at }: Of<'record_field'>): Expression {
    const fields = this.#declared(name, at)
    const index = indexOf(name, fields, field, fieldAt)
    if (base === undefined) return { kind: 'literal', value: index + 1, at }
    return { kind: 'record_get', base: this.expand(base, 'value'), name, size: fields.length + 1, index, at }
  }

  /** `rd(r, {…})` declares; `is_record(Term, r)` asks for the size of `r` as well. */
  #call(call: Of<'call'>): Expression {
    const { callee, args, at } = call
    const [first, name, ...more] = args
    const isDeclaration = callee.kind === 'literal' && callee.value === atom('rd') && more.length === 0
    if (isDeclaration && first?.kind === 'literal' && isAtom(first.value) && name !== undefined)
      return { kind: 'declare', name: atomName(first.value), fields: name, at }
    if (callee.kind !== 'literal' || callee.value !== atom('is_record') || more.length > 0) return call
    if (name?.kind !== 'literal' || !isAtom(name.value)) return call
    const size = this.#declared(atomName(name.value), name.at).length + 1
    return { ...call, args: [...args, { kind: 'literal', value: size, at: name.at }] }
  }

  #declared(name: string, at: Position): readonly RecordField[] {
    const fields = this.#records.fields(name)
    if (fields === undefined) throw new SyntaxMistake(at, `record ${formatAtom(name)} undefined`)
    return fields
  }
}

/** The place of a field in the tuple, from 0; the tag is at 0. */
function indexOf(record: string, fields: readonly RecordField[], name: string, at: Position): number {
  const index = fields.findIndex((field) => field.name === name)
  if (index >= 0) return index + 1
  throw new SyntaxMistake(at, `field ${formatAtom(name)} undefined in record ${formatAtom(record)}`)
}
