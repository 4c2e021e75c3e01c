/**
 * Values made of values: what an expression is worth once its operands are known. It neither waits nor has effects, so
 * that a guard can be tried while a message arrives.
 */

import { badCall, raised } from '../kernel/raise.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { Export } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple, tupleFrom } from '../term/tuple.ts'
import type { Bindings } from './bindings.ts'
import { buildBinary } from './bits.ts'
import { GUARD_BIFS } from './guard_bifs.ts'
import { operate } from './operators.ts'
import type { Expression } from './syntax.ts'

export type Construct = Extract<
  Expression,
  { kind: 'tuple' | 'list' | 'map' | 'binary' | 'operation' | 'export' | 'record_get' | 'record_set' }
>

const CONSTRUCTS = ['tuple', 'list', 'map', 'binary', 'operation', 'export', 'record_get', 'record_set']

export function isConstruct(expression: Expression): expression is Construct {
  return CONSTRUCTS.includes(expression.kind)
}

/** What must be evaluated first, in this order. */
export function operandsOf(expression: Construct): readonly Expression[] {
  switch (expression.kind) {
    case 'tuple':
      return expression.elements
    case 'list':
      return expression.tail === undefined ? expression.elements : [...expression.elements, expression.tail]
    case 'map': {
      const fields = expression.fields.flatMap(({ key, value }) => [key, value])
      return expression.base === undefined ? fields : [expression.base, ...fields]
    }
    case 'binary':
      return expression.segments.flatMap(({ value, size }) => (size === undefined ? [value] : [value, size]))
    case 'operation':
      return expression.operands
    case 'export':
      return [expression.module, expression.name, expression.arity]
    case 'record_get':
      return [expression.base]
    case 'record_set':
      return [expression.base, ...expression.changes.map(({ value }) => value)]
  }
}

/** The value, given those of the operands. Throws an `ErlangError`. */
export function construct(expression: Construct, operands: readonly Term[]): Term {
  switch (expression.kind) {
    case 'tuple':
      return tupleFrom(operands) as unknown as Term
    case 'list':
      return expression.tail === undefined
        ? operands
        : operate('++', [operands.slice(0, -1), operands[operands.length - 1] as Term])
    case 'map':
      return buildMap(expression, operands)
    case 'binary':
      return buildBinary(expression.segments, operands)
    case 'operation':
      return operate(expression.operator, operands)
    case 'export':
      return buildExport(operands)
    case 'record_get':
      return recordIn(expression, operands)[expression.index] as Term
    case 'record_set': {
      const elements = [...recordIn(expression, operands)]
      expression.changes.forEach(({ index }, i) => {
        elements[index] = operands[i + 1] as Term
      })
      return tupleFrom(elements) as unknown as Term
    }
  }
}

function buildMap({ base, fields }: Extract<Expression, { kind: 'map' }>, operands: readonly Term[]): Term {
  const [old, ...given] = base === undefined ? [new ErlMap<Term, Term>(), ...operands] : operands
  // OTP tries whether it is a map by putting something into it.
  if (kindOf(old) !== 'map')
    throw badCall(raised('badmap', old as Term).reason, ['maps', 'put'], [atom('k'), atom('v'), old as Term])
  const before = old as ErlMap<Term, Term>
  const added = fields.map(({ exact }, i) => {
    const [key, value] = given.slice(2 * i) as [Term, Term]
    if (exact && !before.has(key)) throw raised('badkey', key)
    return [key, value] as const
  })
  return new ErlMap([...before, ...added])
}

/** The elements of the first operand, if it is such a record. */
function recordIn(
  { name, size }: { readonly name: string; readonly size: number },
  [record]: readonly Term[],
): readonly Term[] {
  const elements = isTuple(record) ? (record as unknown as readonly Term[]) : []
  if (elements.length !== size || elements[0] !== atom(name)) throw raised('badrecord', record as Term)
  return elements
}

function buildExport(operands: readonly Term[]): Term {
  const [module, name, arity] = operands
  if (!isAtom(module) || !isAtom(name) || typeof arity !== 'number' || arity < 0 || arity > 255) {
    throw badCall('badarg', ['erlang', 'make_fun'], operands)
  }
  return new Export(module, name, arity)
}

/** The value of an expression that may stand in a guard, or for a map's key or a size in a pattern. */
export function evaluateGuard(expression: Expression, bindings: Bindings): Term {
  const value = (inner: Expression): Term => evaluateGuard(inner, bindings)
  if (isConstruct(expression)) return construct(expression, operandsOf(expression).map(value))
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'var':
      return bindings.get(expression.name) as Term
    case 'logic': {
      const left = value(expression.left)
      if (typeof left !== 'boolean') throw raised('badarg', left)
      return left === (expression.operator === 'orelse') ? left : value(expression.right)
    }
    case 'call': {
      const key = `${guardBif(expression)}/${expression.args.length}`
      const bif = GUARD_BIFS[key]
      if (bif !== undefined) return bif(...expression.args.map(value))
      if (bindings.here !== undefined && key === 'self/0') return bindings.here.pid
      if (bindings.here !== undefined && key === 'node/0') return bindings.here.node
    }
  }
  throw raised('illegal_guard_expr')
}

/** Functions of `GUARD_BIFS` that a guard may not call all the same. */
const NOT_IN_GUARDS = new Set(
  'atom_to_list float_to_list integer_to_list list_to_atom list_to_integer list_to_tuple setelement tuple_to_list'.split(
    ' ',
  ),
)

/** What cannot stand in a guard: the expression or a part of it. `undefined`: it can be tried, and if it raises, it is not true. */
export function illegalInGuard(expression: Expression): Expression | undefined {
  const within = (parts: readonly Expression[]) => {
    for (const part of parts) {
      const illegal = illegalInGuard(part)
      if (illegal !== undefined) return illegal
    }
    return undefined
  }
  switch (expression.kind) {
    case 'literal':
    case 'var':
      return undefined
    case 'logic':
      return within([expression.left, expression.right])
    case 'operation':
      return ['!', '++', '--'].includes(expression.operator) ? expression : within(expression.operands)
    case 'call': {
      const name = guardBif(expression)
      const key = `${name}/${expression.args.length}`
      const isGuardBif =
        (Object.hasOwn(GUARD_BIFS, key) && !NOT_IN_GUARDS.has(name)) || OF_PROCESS.includes(key)
      return isGuardBif ? within(expression.args) : expression
    }
  }
  return isConstruct(expression) && expression.kind !== 'export' ? within(operandsOf(expression)) : expression
}

/** Those whose value depends on who asks. */
const OF_PROCESS = ['self/0', 'node/0']

/** The name of the BIF called, be it with `erlang:` before it or not. */
function guardBif({ callee }: Extract<Expression, { kind: 'call' }>): string {
  const name = callee.kind === 'remote' && isLiteralAtom(callee.module, 'erlang') ? callee.name : callee
  return name.kind === 'literal' && isAtom(name.value) ? atomName(name.value) : ''
}

function isLiteralAtom(expression: Expression, name: string): boolean {
  return expression.kind === 'literal' && expression.value === atom(name)
}

/** Whether one of the alternatives has all its tests true. A test that raises is not true. */
export function holds(guard: readonly (readonly Expression[])[], bindings: Bindings): boolean {
  if (guard.length === 0) return true
  return guard.some((tests) => {
    try {
      return tests.every((test) => evaluateGuard(test, bindings) === true)
    } catch {
      return false
    }
  })
}
