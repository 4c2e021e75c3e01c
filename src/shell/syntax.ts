/**
 * Expressions, as the parser hands them to the evaluator. A pattern is an expression too: what may stand in one is
 * decided where it is matched.
 * OTP: ERTS User's Guide, "The Abstract Format".
 */
import type { Term } from '../term/term.ts'
import type { Position } from './text_reader.ts'

export type Expression = { readonly at: Position } & (
  | { readonly kind: 'literal'; readonly value: Term }
  | { readonly kind: 'pid'; readonly numbers: readonly [number, number, number] }
  | { readonly kind: 'var'; readonly name: string }
  | { readonly kind: 'tuple'; readonly elements: readonly Expression[] }
  | { readonly kind: 'list'; readonly elements: readonly Expression[]; readonly tail: Expression | undefined }
  | { readonly kind: 'map'; readonly base: Expression | undefined; readonly fields: readonly Field[] }
  | { readonly kind: 'binary'; readonly segments: readonly Segment[] }
  /** `#name{…}`, or with a base `Base#name{…}`. Records are gone before lint and evaluation (`expand_records.ts`). */
  | {
      readonly kind: 'record'
      readonly name: string
      readonly base: Expression | undefined
      readonly parts: readonly RecordPart[]
    }
  /** `Base#name.field`; without a base, the place of the field. */
  | {
      readonly kind: 'record_field'
      readonly name: string
      readonly base: Expression | undefined
      readonly field: string
      readonly fieldAt: Position
    }
  /** The element `index` (the tag has 0) of a tuple that is such a record. */
  | {
      readonly kind: 'record_get'
      readonly base: Expression
      readonly name: string
      readonly size: number
      readonly index: number
    }
  /** Such a record with other elements at some places. */
  | {
      readonly kind: 'record_set'
      readonly base: Expression
      readonly name: string
      readonly size: number
      readonly changes: readonly { readonly index: number; readonly value: Expression }[]
    }
  | { readonly kind: 'match'; readonly pattern: Expression; readonly value: Expression }
  /** Of one operand or two, both always evaluated. `!` is one of them. */
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  /** The right side is evaluated only if the left does not decide. */
  | {
      readonly kind: 'logic'
      readonly operator: 'andalso' | 'orelse'
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'remote'; readonly module: Expression; readonly name: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
  | {
      readonly kind: 'export'
      readonly module: Expression
      readonly name: Expression
      readonly arity: Expression
    }
  /** With a name, `fun Name(…) -> … end`, its body can call it by that variable. */
  | { readonly kind: 'fun'; readonly name: string | undefined; readonly clauses: readonly Clause[] }
  | { readonly kind: 'case'; readonly subject: Expression; readonly clauses: readonly Clause[] }
  | { readonly kind: 'if'; readonly clauses: readonly Clause[] }
  | {
      readonly kind: 'receive'
      readonly clauses: readonly Clause[]
      readonly after: { readonly time: Expression; readonly body: readonly Expression[] } | undefined
    }
  | {
      readonly kind: 'try'
      readonly body: readonly Expression[]
      /** Behind `of`; none where the value of the body is the value. */
      readonly clauses: readonly Clause[]
      /** Of three patterns each: class, reason, stack trace. */
      readonly handlers: readonly Clause[]
      readonly after: readonly Expression[]
    }
  | {
      readonly kind: 'comprehension'
      readonly makes: 'list' | 'binary' | 'map'
      /** Of a map: a tuple of key and value. */
      readonly template: Expression
      readonly qualifiers: readonly Qualifier[]
    }
  | {
      readonly kind: 'maybe'
      readonly body: readonly Expression[]
      /** Behind `else`; none where what did not fit is the value. */
      readonly clauses: readonly Clause[]
    }
  /** `Pattern ?= Value`, in the body of a `maybe` alone. */
  | { readonly kind: 'maybe_match'; readonly pattern: Expression; readonly value: Expression }
  /** `rd(Name, {Field, …})`, of which nothing but the defaults is ever evaluated. */
  | { readonly kind: 'declare'; readonly name: string; readonly fields: Expression }
  | { readonly kind: 'begin'; readonly body: readonly Expression[] }
  | { readonly kind: 'catch'; readonly body: Expression }
)

/** What stands behind the `||` of a comprehension. */
export type Qualifier =
  | Generator
  /** Generators with `&&` between, and where among them something else stands. */
  | {
      readonly kind: 'zip'
      readonly generators: readonly Generator[]
      readonly misplaced: Position | undefined
    }
  | { readonly kind: 'filter'; readonly test: Expression }

export interface Generator {
  readonly kind: 'generator'
  /** `<-`, `<=`, or `<-` behind a `:=`. */
  readonly over: 'list' | 'binary' | 'map'
  /** `<:-`, `<:=`: what does not fit raises. */
  readonly strict: boolean
  /** For a map: a tuple of the patterns of key and value. */
  readonly pattern: Expression
  readonly source: Expression
}

/** `Key => Value`, or with `exact` `Key := Value`. */
export interface Field {
  readonly key: Expression
  readonly value: Expression
  readonly exact: boolean
  /** Of the arrow. */
  readonly at: Position
}

/** `Field = Value` in a record; the field `_` is all that are not named. */
export interface RecordPart {
  readonly name: string
  readonly value: Expression
  readonly at: Position
}

/** `Value:Size/type` between `<<` and `>>`. */
export interface Segment {
  /** Its number, from 1; the characters of a string have the same. */
  readonly position: number
  readonly value: Expression
  readonly size: Expression | undefined
  readonly type: SegmentType
  /** How many bits the size counts by: 8 for a binary, 1 for others, unless it is said. */
  readonly unit: number
  readonly little: boolean
  readonly signed: boolean
  /** What its type contradicts: told before anything runs. */
  readonly mistake: string | undefined
}

export type SegmentType = 'integer' | 'float' | 'binary' | TextType

export type TextType = 'utf8' | 'utf16' | 'utf32'

/** `Patterns when Guard -> Body`. Of the guard's alternatives (`;`) one must have all its tests (`,`) true. */
export interface Clause {
  readonly at: Position
  readonly patterns: readonly Expression[]
  readonly guard: readonly (readonly Expression[])[]
  readonly body: readonly Expression[]
}

/** The names of the variables that a pattern binds. Keys of maps and sizes of segments are read, not bound. */
export function variablesIn(pattern: Expression): string[] {
  switch (pattern.kind) {
    case 'var':
      return pattern.name === '_' ? [] : [pattern.name]
    case 'tuple':
      return pattern.elements.flatMap(variablesIn)
    case 'list':
      return [...pattern.elements, ...(pattern.tail === undefined ? [] : [pattern.tail])].flatMap(variablesIn)
    case 'map':
      return pattern.fields.flatMap(({ value }) => variablesIn(value))
    case 'binary':
      return pattern.segments.flatMap(({ value }) => variablesIn(value))
    case 'match':
      return [...variablesIn(pattern.pattern), ...variablesIn(pattern.value)]
    case 'operation':
      return pattern.operands.flatMap(variablesIn)
    default:
      return []
  }
}
