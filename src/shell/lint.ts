/**
 * What is wrong with an expression before it runs: unbound variables, patterns that are none. Nothing of an
 * expression is evaluated when any of it is refused here.
 * OTP: stdlib's `erl_lint`, whose words these are.
 */
import { illegalInGuard, isConstruct, operandsOf } from './construct.ts'
import { type Clause, type Expression, variablesIn } from './syntax.ts'
import { type Position, SyntaxMistake } from './text_reader.ts'

/** The variables known so far; a text says why one cannot be used although some clause binds it. */
type Known = Map<string, string | undefined>

/** Throws `SyntaxMistake`. `bound` are the names of the variables that have values already. */
export function lint(expression: Expression, bound: readonly string[]): void {
  lintExpression(expression, new Map(bound.map((name) => [name, undefined])))
}

function lintBody(body: readonly Expression[], known: Known): void {
  for (const expression of body) lintExpression(expression, known)
}

function lintExpression(expression: Expression, known: Known): void {
  if (isConstruct(expression)) {
    if (expression.kind === 'map' && expression.base === undefined) onlyArrows(expression.fields)
    if (expression.kind === 'binary') lintTypes(expression)
    lintBody(operandsOf(expression), known)
    return
  }
  switch (expression.kind) {
    case 'var':
      lintVariable(expression.name, expression.at, known)
      return
    case 'maybe':
      lintTry(
        { ...expression, kind: 'try', clauses: [], handlers: expression.clauses, after: [] },
        known,
        'maybe',
      )
      return
    case 'match':
    case 'maybe_match':
      lintExpression(expression.value, known)
      lintPattern(expression.pattern, known)
      return
    case 'logic':
      lintExpression(expression.left, known)
      // What the right side binds is not bound when the left one decides.
      branch([[expression.right]], known, expression, (right, inner) => lintBody(right, inner), true)
      return
    case 'begin':
      lintBody(expression.body, known)
      return
    case 'catch':
      lintExpression(expression.body, known)
      return
    case 'call':
      lintBody([...calleeOf(expression.callee), ...expression.args], known)
      return
    case 'try':
      lintTry(expression, known)
      return
    case 'comprehension':
      lintComprehension(expression, known)
      return
    case 'fun':
      for (const clause of expression.clauses) {
        const own: Known = new Map(known)
        if (expression.name !== undefined) own.set(expression.name, undefined)
        for (const name of clause.patterns.flatMap(variablesIn)) own.delete(name)
        lintClause(clause, own)
      }
      return
    case 'case':
      lintExpression(expression.subject, known)
      branch(expression.clauses, known, expression, lintClause)
      return
    case 'if':
      branch(expression.clauses, known, expression, lintClause)
      return
    case 'receive': {
      const { clauses, after } = expression
      if (after !== undefined) lintExpression(after.time, known)
      const last =
        after === undefined ? [] : [{ at: expression.at, patterns: [], guard: [], body: after.body }]
      branch([...clauses, ...last], known, expression, lintClause)
      return
    }
    case 'remote':
      throw new SyntaxMistake(expression.at, 'illegal expression')
  }
}

/** Nothing that is bound in one part of it can be used in another or behind it, save by the clauses of its `of`. */
function lintTry(expression: Extract<Expression, { kind: 'try' }>, known: Known, word = 'try'): void {
  const { body, clauses, handlers, after } = expression
  const inner: Known = new Map(known)
  lintBody(body, inner)
  const parts = [inner]
  const afterwards = (tell: (own: Known) => void, before: Known): void => {
    const own: Known = new Map(before)
    tell(own)
    parts.push(own)
  }
  for (const clause of clauses) afterwards((own) => lintClause(clause, own), inner)
  const outside: Known = new Map(known)
  for (const name of inner.keys()) if (!known.has(name)) outside.set(name, unsafeText(name, expression, word))
  for (const clause of handlers) {
    const stackTrace = clause.patterns[2]
    if (stackTrace?.kind === 'var' && known.has(stackTrace.name))
      throw new SyntaxMistake(
        stackTrace.at,
        `stacktrace variable '${stackTrace.name}' must not be previously bound`,
      )
    afterwards((own) => lintClause(clause, own), outside)
  }
  afterwards((own) => lintBody(after, own), outside)
  for (const own of parts) {
    for (const name of own.keys()) if (!known.has(name)) known.set(name, unsafeText(name, expression, word))
  }
}

/** The variables of generators are their own, and nothing that is bound in it is known outside. */
function lintComprehension(
  { template, qualifiers }: Extract<Expression, { kind: 'comprehension' }>,
  known: Known,
): void {
  const own: Known = new Map(known)
  for (const qualifier of qualifiers) {
    if (qualifier.kind === 'filter') {
      lintExpression(qualifier.test, own)
      continue
    }
    if (qualifier.kind === 'zip' && qualifier.misplaced !== undefined)
      throw new SyntaxMistake(qualifier.misplaced, 'only generators are allowed in a zip generator.')
    const generators = qualifier.kind === 'zip' ? qualifier.generators : [qualifier]
    for (const { source } of generators) lintExpression(source, new Map(own))
    for (const name of generators.flatMap(({ pattern }) => variablesIn(pattern))) own.delete(name)
    for (const { pattern } of generators) lintPattern(pattern, own)
  }
  lintExpression(template, own)
}

function calleeOf(callee: Expression): Expression[] {
  return callee.kind === 'remote' ? [callee.module, callee.name] : [callee]
}

function onlyArrows(fields: readonly { exact: boolean; at: Position }[]): void {
  const wrong = fields.find(({ exact }) => exact)
  if (wrong === undefined) return
  throw new SyntaxMistake(wrong.at, "only association operators '=>' are allowed in map construction")
}

function lintVariable(name: string, at: Position, known: Known): void {
  const unsafe = known.get(name)
  if (unsafe !== undefined) throw new SyntaxMistake(at, unsafe)
  if (!known.has(name)) throw new SyntaxMistake(at, `variable '${name}' is unbound`)
}

function lintClause({ patterns, guard, body }: Clause, known: Known): void {
  for (const pattern of patterns) lintPattern(pattern, known)
  for (const test of guard.flat()) lintGuard(test, known)
  lintBody(body, known)
}

function lintGuard(test: Expression, known: Known): void {
  const illegal = illegalInGuard(test)
  if (illegal !== undefined) throw new SyntaxMistake(illegal.at, 'illegal guard expression')
  lintExpression(test, known)
}

/** Each branch on its own; afterwards a variable is bound only if all of them bind it, and else unsafe. */
function branch<B>(
  branches: readonly B[],
  known: Known,
  expression: Expression,
  each: (branch: B, known: Known) => void,
  mayBeSkipped = false,
): void {
  const outcomes = branches.map((one) => {
    const own: Known = new Map(known)
    each(one, own)
    return own
  })
  if (mayBeSkipped) outcomes.push(new Map(known))
  for (const name of new Set(outcomes.flatMap((own) => [...own.keys()]))) {
    if (known.has(name)) continue
    const everywhere = outcomes.every((own) => own.has(name) && own.get(name) === undefined)
    known.set(name, everywhere ? undefined : unsafeText(name, expression))
  }
}

function unsafeText(name: string, { at, ...expression }: Expression, word: string = expression.kind): string {
  const said = 'operator' in expression ? expression.operator : word
  return `variable '${name}' unsafe in '${said}' (line ${at.line}, column ${at.column})`
}

function lintPattern(pattern: Expression, known: Known): void {
  for (const part of partsOf(pattern)) lintPattern(part, known)
  if (pattern.kind === 'map')
    lintBody(
      pattern.fields.map(({ key }) => key),
      known,
    )
  if (pattern.kind === 'binary') {
    lintTypes(pattern)
    lintSizes(pattern, known)
  }
  if (pattern.kind !== 'var' || pattern.name === '_') return
  const unsafe = known.get(pattern.name)
  if (unsafe !== undefined) throw new SyntaxMistake(pattern.at, unsafe)
  known.set(pattern.name, undefined)
}

function lintTypes({ segments }: Extract<Expression, { kind: 'binary' }>): void {
  const wrong = segments.find(({ mistake }) => mistake !== undefined)
  if (wrong?.mistake !== undefined) throw new SyntaxMistake(wrong.value.at, wrong.mistake)
}

/** A size may be a variable of an earlier segment, which by now is known. */
function lintSizes({ segments }: Extract<Expression, { kind: 'binary' }>, known: Known): void {
  for (const { size } of segments) if (size !== undefined) lintExpression(size, known)
}

/** The patterns in a pattern. Throws for what is none. */
function partsOf(pattern: Expression): readonly Expression[] {
  switch (pattern.kind) {
    case 'literal':
    case 'pid':
    case 'var':
      return []
    case 'tuple':
    case 'list':
      return operandsOf(pattern)
    case 'map':
      if (pattern.base === undefined && pattern.fields.every(({ exact }) => exact)) {
        return pattern.fields.map(({ value }) => value)
      }
      break
    case 'binary':
      return pattern.segments.map(({ value }) => value)
    case 'match':
      return [pattern.pattern, pattern.value]
    case 'operation':
      if (
        pattern.operator !== '!' &&
        variablesIn(pattern).length === (pattern.operator === '++' ? variableAtEnd(pattern) : 0)
      ) {
        return pattern.operands
      }
  }
  throw new SyntaxMistake(pattern.at, 'illegal pattern')
}

/** `"prefix" ++ Rest` may bind what stands behind the operator. */
function variableAtEnd({ operands }: Extract<Expression, { kind: 'operation' }>): number {
  return operands[1] === undefined ? 0 : variablesIn(operands[1]).length
}
