/**
 * The evaluator: an expression and its variables to a value, in a process. It waits where the expression does, in
 * `receive` and in calls.
 * OTP: stdlib's `erl_eval`.
 */

import { badCall, raised, tuple } from '../kernel/raise.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, isAtom } from '../term/atom.ts'
import type { Export, Fun } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import type { Bindings } from './bindings.ts'
import { closureOf, makeFun } from './closure.ts'
import { comprehend } from './comprehension.ts'
import { construct, isConstruct, operandsOf } from './construct.ts'
import { choose, matchPattern } from './match.ts'
import type { Clause, Expression } from './syntax.ts'

/** What the evaluator is given: a process, and how to call what has a name. */
export interface Context {
  readonly self: Self
  /** `Module:Name(Args)`; `module` is undefined for `Name(Args)`. Rejects with an `ErlangError`, if with anything. */
  call(self: Self, module: Atom | boolean | undefined, name: Atom | boolean, args: Term[]): Promise<Term>
  /** `To ! Message`. */
  send(self: Self, to: Term, message: Term): void
  /** Called at each application of a fun and each step of a comprehension: may wait for others to have their turn, for ever if the process has ended. */
  turn(): Promise<void> | undefined
  /** `rd(Name, Fields)`. */
  declare(name: string, fields: Expression): Atom
  /** The pid that is printed with these numbers. */
  pid(numbers: readonly [number, number, number]): Pid
}

/** The value of the last of several expressions. */
export async function evaluateBody(
  body: readonly Expression[],
  bindings: Bindings,
  context: Context,
): Promise<Term> {
  let value: Term = atom('ok')
  for (const expression of body) value = await evaluate(expression, bindings, context)
  return value
}

/** Binds in `bindings` what the expression binds. Rejects with an `ErlangError`. */
export async function evaluate(expression: Expression, bindings: Bindings, context: Context): Promise<Term> {
  const value = (inner: Expression): Promise<Term> => evaluate(inner, bindings, context)
  const all = async (inner: readonly Expression[]): Promise<Term[]> => {
    const values: Term[] = []
    for (const each of inner) values.push(await value(each))
    return values
  }
  if (isConstruct(expression)) {
    const operands = await all(operandsOf(expression))
    if (expression.kind !== 'operation' || expression.operator !== '!') return construct(expression, operands)
    const [to, message] = operands as [Term, Term]
    context.send(context.self, to, message)
    return message
  }
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'pid':
      return context.pid(expression.numbers)
    case 'var':
      return bindings.get(expression.name) as Term
    case 'match': {
      const given = await value(expression.value)
      const fork = bindings.fork()
      if (!matchPattern(expression.pattern, given, fork)) throw raised('badmatch', given)
      bindings.become(fork)
      return given
    }
    case 'logic': {
      const left = await value(expression.left)
      if (typeof left !== 'boolean') throw raised('badarg', left)
      return left === (expression.operator === 'orelse') ? left : value(expression.right)
    }
    case 'begin':
      return evaluateBody(expression.body, bindings, context)
    case 'case': {
      const subject = await value(expression.subject)
      return follow(expression.clauses, [subject], bindings, context, () => raised('case_clause', subject))
    }
    case 'if':
      return follow(expression.clauses, [], bindings, context, () => raised('if_clause'))
    case 'receive':
      return receive(expression, bindings, context)
    case 'fun':
      return makeFun(expression, bindings, context.self)
    case 'try':
      return attempt(expression, bindings, context)
    case 'comprehension':
      return comprehend(expression, bindings, async (inner, known) => {
        const others = context.turn()
        if (others !== undefined) await others
        return evaluate(inner, known, context)
      })
    case 'declare':
      return context.declare(expression.name, expression.fields)
    case 'maybe':
      return maybe(expression, bindings, context)
    case 'catch':
      return value(expression.body).catch(caught)
    case 'call': {
      const { callee, args } = expression
      if (callee.kind === 'remote') {
        const [module, name] = (await all([callee.module, callee.name])) as [Term, Term]
        return applyNamed(module, name, await all(args), context)
      }
      if (callee.kind === 'literal' && isAtom(callee.value)) {
        return context.call(context.self, undefined, callee.value, await all(args))
      }
      return applyFun(await value(callee), await all(args), context)
    }
    case 'remote':
    case 'record': // expanded before
    case 'record_field':
    case 'maybe_match': // nowhere but in `maybe`
      throw raised('illegal_expression')
  }
}

async function applyNamed(module: Term, name: Term, args: Term[], context: Context): Promise<Term> {
  if (!isAtom(module) || !isAtom(name)) {
    throw badCall('badarg', ['erlang', 'apply'], [module, name, args], {
      [isAtom(module) ? 2 : 1]: 'not an atom',
    })
  }
  return context.call(context.self, module, name, args)
}

/** `Fun(Args)`. */
export async function applyFun(fun: Term, args: Term[], context: Context): Promise<Term> {
  if (kindOf(fun) === 'export') {
    const { module, function: name, arity } = fun as Export
    if (arity !== args.length) throw raised('badarity', tuple(fun, args))
    return context.call(context.self, module, name, args)
  }
  const closure = kindOf(fun) === 'fun' ? closureOf(fun as Fun) : undefined
  if (closure === undefined) throw raised('badfun', fun)
  if ((fun as Fun).arity !== args.length) throw raised('badarity', tuple(fun, args))
  const { name, clauses } = closure
  const bindings = closure.bindings.fork(context.self)
  if (name !== undefined) bindings.bind(name, fun)
  const others = context.turn()
  if (others !== undefined) await others
  const chosen = choose(clauses, args, bindings, 'fresh')
  if (chosen === undefined) {
    throw badCall('function_clause', ['erl_eval', '-inside-an-interpreted-fun-'], args)
  }
  return evaluateBody(chosen.clause.body, chosen.bindings, context)
}

async function follow(
  clauses: readonly Clause[],
  values: readonly Term[],
  bindings: Bindings,
  context: Context,
  otherwise: () => ErlangError,
): Promise<Term> {
  const chosen = choose(clauses, values, bindings)
  if (chosen === undefined) throw otherwise()
  bindings.become(chosen.bindings)
  return evaluateBody(chosen.clause.body, bindings, context)
}

async function receive(
  { clauses, after }: Extract<Expression, { kind: 'receive' }>,
  bindings: Bindings,
  context: Context,
): Promise<Term> {
  const time = after === undefined ? atom('infinity') : await evaluate(after.time, bindings, context)
  if (time !== atom('infinity') && !(typeof time === 'number' && Number.isInteger(time) && time >= 0)) {
    throw new ErlangError('error', atom('timeout_value'), [tuple(atom('prim_eval'), atom('receive'), 2, [])])
  }
  const pattern = new Pattern<Term>(
    'what one of the clauses takes',
    (message) => choose(clauses, [message as Term], bindings) !== undefined,
  )
  const message =
    typeof time === 'number'
      ? await context.self.receive(pattern, { after: time })
      : await context.self.receive(pattern)
  if (message === undefined) return evaluateBody(after?.body ?? [], bindings, context)
  return follow(clauses, [message], bindings, context, () => raised('case_clause', message))
}

/** `try … of … catch … after … end`. What the clauses behind `of` raise is not caught. */
async function attempt(
  { body, clauses, handlers, after }: Extract<Expression, { kind: 'try' }>,
  bindings: Bindings,
  context: Context,
): Promise<Term> {
  try {
    const inner = bindings.fork()
    let value: Term
    try {
      value = await evaluateBody(body, inner, context)
    } catch (error) {
      if (!(error instanceof ErlangError)) throw error
      const raisedHere = [atom(error.class), error.reason, error.stackTrace] as Term[]
      return await follow(handlers, raisedHere, bindings, context, () => error)
    }
    bindings.become(inner)
    if (clauses.length === 0) return value
    return await follow(clauses, [value], bindings, context, () => raised('try_clause', value))
  } finally {
    await evaluateBody(after, bindings.fork(), context)
  }
}

/** `maybe … else … end`: the first value that does not fit its pattern is the value of all, or what `else` makes of it. */
async function maybe(
  { body, clauses }: Extract<Expression, { kind: 'maybe' }>,
  bindings: Bindings,
  context: Context,
): Promise<Term> {
  const inner = bindings.fork()
  let value: Term = atom('ok')
  for (const expression of body) {
    const isMatch = expression.kind === 'maybe_match'
    value = await evaluate(isMatch ? expression.value : expression, inner, context)
    if (!isMatch) continue
    const fork = inner.fork()
    if (matchPattern(expression.pattern, value, fork)) inner.become(fork)
    else if (clauses.length === 0) return value
    else return follow(clauses, [value], bindings, context, () => raised('else_clause', value))
  }
  return value
}

/** The value of `catch Expression` when it raises. */
function caught(error: unknown): Term {
  if (!(error instanceof ErlangError)) throw error
  return error.class === 'throw' ? error.reason : tuple(atom('EXIT'), error.exitReason)
}
