/**
 * The module `erl_eval`, as other nodes call it: `erl_call -e` hands over expressions as text. They can call what any
 * `rpc` could, and nothing of this node's own shell.
 * OTP: `erl_eval:eval_str/1`.
 */
import { textOf } from '../io/chardata.ts'
import { listFunctions } from '../kernel/list_functions.ts'
import { listWalks } from '../kernel/list_walks.ts'
import { mapFunctions } from '../kernel/map_functions.ts'
import { raised, tuple } from '../kernel/raise.ts'
import { sortingLists } from '../kernel/sorting.ts'
import type { Node } from '../node/node.ts'
import type { Destination } from '../process/destination.ts'
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { pidNumbered } from '../term/format_identifier.ts'
import { charlist } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Bindings } from './bindings.ts'
import { applyFun, type Context, evaluate } from './evaluate.ts'
import { lint } from './lint.ts'
import { parse } from './parse.ts'
import { type Scanned, scan } from './scan.ts'
import { SyntaxMistake } from './text_reader.ts'

/** As long as an expression of the shell. */
const MAX_TEXT = 1 << 20

/** Applications of funs, and steps of comprehensions, before I/O gets its turn. */
const BUDGET = 1000

/** A service for `Node.start`, behind `kernel`. */
export function erlEval(node: Node): void {
  node.modules.set('erl_eval', {
    'eval_str/1': async (self, given) => {
      const text = textOf(given)
      if (text === undefined) throw new ErlangError('error', atom('badarg'))
      const outcome = await evaluated(node, self, text)
      return typeof outcome === 'string' ? t(atom('error'), charlist(outcome)) : t(atom('ok'), outcome[0])
    },
  })
}

/** The value of the last expression, or what is wrong. */
async function evaluated(node: Node, self: Self, text: string): Promise<readonly [Term] | string> {
  try {
    const scanned = text.length > MAX_TEXT ? undefined : scan(`${text}\n`)
    if (scanned === undefined) return 'Incomplete form (missing .<cr>)??'
    if (scanned.rest.trim() !== '')
      return `Non-white space found after end-of-form :${scanned.rest.trimEnd()}`
    return [await run(node, self, scanned)]
  } catch (error) {
    if (error instanceof SyntaxMistake) return `*** ${error.message}`
    return `*** eval: ${format(tuple(atom('EXIT'), asErlangError(error).exitReason), { home: self.pid.home })}`
  }
}

async function run(node: Node, self: Self, { tokens }: Scanned): Promise<Term> {
  const bindings = new Bindings([], self)
  const context = contextOf(node, self)
  let value: Term = atom('ok')
  for (const expression of parse(tokens)) {
    lint(expression, bindings.names())
    value = await evaluate(expression, bindings, context)
  }
  return value
}

function contextOf(node: Node, self: Self): Context {
  const { runtime, modules } = node
  let budget = BUDGET
  const turn = (): Promise<void> | undefined => {
    if (--budget > 0) return undefined
    budget = BUDGET
    return runtime.env.yieldToIo().then(() => (self.signal.aborted ? new Promise(() => {}) : undefined))
  }
  const call: Context['call'] = async (caller, module = atom('erlang'), name, args) =>
    over[`${String(module)}:${String(name)}/${args.length}`]?.(caller, args) ??
    modules.apply(caller, module, name, args)
  const context: Context = {
    self,
    call,
    send: (sender, to, message) => sender.send(to as Destination, message),
    turn,
    declare: () => {
      throw raised('undef') // records are the shell's
    },
    pid: ([number, id, serial]) => {
      const pid = pidNumbered(number, id, serial, runtime.identity)
      if (pid === undefined) throw raised('badarg')
      return pid
    },
  }
  const apply = (caller: Self, fun: Term, args: Term[]) => applyFun(fun, args, { ...context, self: caller })
  const taking = {
    lists: { ...listFunctions({ apply }), ...listWalks({ apply }), ...sortingLists({ apply }) },
    maps: mapFunctions({ apply }),
  }
  const over = Object.fromEntries(
    Object.entries(taking).flatMap(([module, functions]) =>
      Object.entries(functions).map(([name, callable]) => [
        `${module}:${name}`,
        (caller: Self, args: Term[]) => callable(caller, ...args) as Promise<Term>,
      ]),
    ),
  )
  return context
}
