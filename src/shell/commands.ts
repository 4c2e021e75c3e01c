/**
 * The shell's own commands: `f()`, `v(N)`, `flush()` and their like. They are called like functions, but act on the
 * shell: its variables, its history, its mailbox.
 * OTP: `shell.erl` and `shell_default`.
 */

import { type Layout, pretty } from '../io/pretty.ts'
import { badCall } from '../kernel/raise.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { pidNumbered } from '../term/format_identifier.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import type { Bindings } from './bindings.ts'
import type { History } from './history.ts'
import type { Records } from './records.ts'
import type { Expression } from './syntax.ts'

/** What a command acts on, for the line in which it stands. */
export interface CommandScene {
  readonly self: Self
  readonly bindings: Bindings
  readonly history: History
  readonly options: Layout
  /** Prints a line. */
  readonly records: Records
  print(text: string): void
  quit(): void
}

type Command = (scene: CommandScene, ...args: Term[]) => Term | Promise<Term>

const OK: Atom = atom('ok')

const HELP = `** shell commands **
b()        -- display all variable bindings
e(N)       -- repeat the expression in query <N>
f()        -- forget all variable bindings
f(X)       -- forget the binding of variable X
flush()    -- show and drop the messages that the shell was sent
h()        -- history
help()     -- this text
history(N) -- set how many previous commands to keep
i()        -- information about the processes; ni(), of all nodes
m()        -- which modules are there; m(M) tells of the module M
memory()   -- memory in use; memory(T), of the kind T
pid(X,Y,Z) -- convert X,Y,Z to a pid
q()        -- quit: ends the node
rd(R,D)    -- declare the record R: rd(person, {name, age = 18})
regs()     -- information about registered processes; nregs(), of all nodes
results(N) -- set how many previous command results to keep
rf()       -- forget all records; rf(R) forgets the record R
rl()       -- list all records; rl(R) lists the record R
rp(Term)   -- display a term in full, records with their names
uptime()   -- how long the node has been there
v(N)       -- use the value of query <N>; v(-1) is that of the last one`

const COMMANDS: { readonly [nameAndArity: string]: Command } = {
  'b/0': ({ bindings, options, print }) => {
    for (const name of bindings.names().sort()) {
      const before = `${name} = `
      print(before + pretty(bindings.get(name), { ...options, column: before.length + 1 }))
    }
    return OK
  },
  'f/0': ({ bindings }) => {
    for (const name of bindings.names()) bindings.forget(name)
    return OK
  },
  'f/1': ({ bindings }, name) => {
    const variable = isAtom(name) ? atomName(name) : ''
    if (!/^[A-Z_]/.test(variable)) throw badCall('function_clause', ['shell_default', 'f'], [name as Term])
    bindings.forget(variable)
    return OK
  },
  'flush/0': async ({ self, options: { records: _, ...options }, print }) => {
    for (;;) {
      const message = await self.receive(any, { after: 0 })
      if (message === undefined) return OK
      print(`Shell got ${pretty(message, { ...options, column: 'Shell got '.length + 1, whole: true })}`)
    }
  },
  'h/0': ({ history, options, print }) => {
    for (const { number, text, value } of history.entries()) {
      const result = value === undefined ? '' : `\n-> ${pretty(value, { ...options, column: 4 })}`
      print(`${number}: ${text}${result}`)
    }
    return OK
  },
  'history/1': ({ history }, count) => history.keep(natural('history', count)),
  'help/0': ({ print }) => {
    print(HELP)
    return true
  },
  'pid/3': ({ self }, ...numbers) => {
    const [node = 0, id = 0, serial = 0] = numbers.map((number) => natural('pid', number))
    return pidNumbered(node, id, serial, self.pid.home) ?? natural('pid', numbers[0])
  },
  'q/0': ({ quit }) => {
    quit()
    return OK
  },
  'rd/2': (_scene, ...args) => {
    throw badCall('function_clause', ['shell', 'rd'], args)
  },
  'results/1': ({ history }, count) => history.keepValues(natural('results', count)),
  'rf/0': ({ records }) => {
    records.forget(atom('_'))
    return []
  },
  'rf/1': ({ records }, names) => {
    records.forget(names as Term)
    return OK
  },
  'rl/0': (scene) => listRecords(scene, atom('_')),
  'rl/1': (scene, names) => listRecords(scene, names as Term),
  'rp/1': ({ options, print }, term) => {
    print(pretty(term, { ...options, depth: Number.POSITIVE_INFINITY }))
    return OK
  },
  'v/1': ({ history }, number) => history.value(number as Term),
}

/** The argument of the command `name`: a whole number of at most 32 bits. */
function natural(name: string, argument: Term | undefined): number {
  const isNumber = typeof argument === 'number' && Number.isInteger(argument)
  if (isNumber && argument >= 0 && argument <= 0xffff_ffff) return argument
  throw badCall('function_clause', ['shell', name], argument === undefined ? [] : [argument])
}

function listRecords({ records, print }: CommandScene, names: Term): Term {
  for (const declaration of records.shown(names)) print(declaration)
  return OK
}

export function findCommand(name: string, arity: number): Command | undefined {
  const key = `${name}/${arity}`
  return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined
}

/** The names that can be called without a module, for completion. */
export const COMMAND_NAMES = Object.keys(COMMANDS).map((key) => key.split('/')[0] as string)

/** `e(N)`: the number of the expression that is to be repeated. */
export function repeatedIn([first, ...more]: readonly Expression[]): Term | undefined {
  if (first?.kind !== 'call' || more.length > 0 || first.args.length !== 1) return undefined
  if (first.callee.kind !== 'literal' || first.callee.value !== atom('e')) return undefined
  const [argument] = first.args
  const negative =
    argument?.kind === 'operation' && argument.operator === '-' && argument.operands.length === 1
  const number = negative ? argument.operands[0] : argument
  if (number?.kind !== 'literal') return undefined
  return negative && typeof number.value === 'number' ? -number.value : number.value
}

/** `f(X)` names a variable, whether it has a value or not: it is handed over as an atom. */
export function quoteVariables(expression: Expression): Expression {
  if (expression.kind !== 'call' || expression.callee.kind !== 'literal') return expression
  const [variable, ...more] = expression.args
  if (expression.callee.value !== atom('f') || variable?.kind !== 'var' || more.length > 0) return expression
  return { ...expression, args: [{ kind: 'literal', value: atom(variable.name), at: variable.at }] }
}
