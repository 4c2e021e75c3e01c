/**
 * `pangpong call NODE M F A…`: one `rpc:call` from a node made for it, as `erl_call -a` does it. The arguments are Erlang
 * terms; the value is printed as `erl` prints it. Exit code 0; 1 if the call failed; 2 if it was not one.
 */

import { pretty } from '../../io/pretty.ts'
import type { Node } from '../../node/node.ts'
import { ErlangError } from '../../process/erlang_error.ts'
import { call } from '../../rpc/rpc.ts'
import { exceptionText } from '../../shell/exception_text.ts'
import { readTerm } from '../../shell/read_term.ts'
import { SyntaxMistake } from '../../shell/text_reader.ts'
import { atom, atomName, isAtom } from '../../term/atom.ts'
import { format } from '../../term/format.ts'
import { any, match, matches } from '../../term/pattern.ts'
import type { Term } from '../../term/term.ts'
import { t } from '../../term/tuple.ts'
import { startNode } from '../start_node.ts'
import { type CommandLine, UsageError } from './options.ts'
import { tracing } from './tracing.ts'
import { visitorName } from './visitor.ts'
import { wrap } from './wrap.ts'

interface Call {
  readonly target: string
  readonly module: string
  readonly name: string
  readonly args: readonly Term[]
}

export async function callCommand(line: CommandLine): Promise<number> {
  const asked = readCall(line.args)
  const { target } = asked
  const node = await startNode({
    // What the function prints comes here; why there is no connection is said below, once.
    env: tracing(line.trace, { log: (level, text) => level === 'info' && console.log(text) }),
    hidden: true,
    ...visitorName('call', target, line),
    ...(line.setcookie === undefined ? {} : { cookie: line.setcookie }),
  })
  try {
    const unreachable = await node.connect(target).then(
      () => undefined,
      (error: Error) => error.message,
    )
    if (unreachable === undefined) return await makeCall(node, asked)
    complain(unreachable, `"pangpong doctor ${target}" walks the whole way, step by step.`)
    return 1
  } finally {
    await node.stop()
  }
}

async function makeCall(node: Node, { target, module, name, args }: Call): Promise<number> {
  const result = await call(node, target, module, name, args)
  const reason = match(BADRPC, result)?.[1]
  const layout = { home: node.runtime.identity }
  if (reason === undefined) {
    console.log(pretty(result, layout))
    return 0
  }
  const exit = match(t(atom('EXIT'), any), reason)
  if (exit === undefined)
    complain(`{badrpc,${format(reason)}}`, `Is ${target} still there? "pangpong ping ${target}"`)
  else {
    const error = exceptionIn(exit[1])
    console.error(exceptionText(error, layout))
    console.error(wrap(advice(error, target, `${module}:${name}/${args.length}`), process.stderr))
  }
  return 1
}

const BADRPC = t(atom('badrpc'), any)

/** `{Reason, StackTrace}` is an error, anything else an exit. */
function exceptionIn(reason: Term): ErlangError {
  const error = match(t(any, any.list), reason)
  return error?.[1].every((frame) => matches(FRAME, frame))
    ? new ErlangError('error', error[0], error[1])
    : new ErlangError('exit', reason)
}

/** `{Module, Function, Arity or Arguments, Location}` */
const FRAME = t(any.atom, any.atom, any, any.list)

function advice({ class: exceptionClass, reason }: ErlangError, target: string, what: string): string {
  if (exceptionClass === 'exit')
    return `${what} ended so on ${target}: its process was told to, or did it itself.`
  if (reason === atom('undef'))
    return `${target} has no such function. Are the names spelt right, is the module loaded there, and is the number of arguments right?`
  if (isAtom(reason) && ['badarg', 'function_clause'].includes(atomName(reason)))
    return `${what} does not take these arguments. Each is one Erlang term: 'hello' is an atom, '"hello"' a string, '[1,2]' a list.`
  return `${what} was called on ${target}, and failed there.`
}

function complain(...lines: readonly string[]): void {
  console.error(wrap(`pangpong: ${lines[0]}`, process.stderr))
  for (const text of lines.slice(1)) console.error(text)
}

function readCall([target, module, name, ...args]: readonly string[]): Call {
  if (target === undefined || module === undefined || name === undefined)
    throw new UsageError(
      'call wants a node, a module and a function, as in: pangpong call b@h2 lists reverse "[1,2,3]"',
      2,
    )
  return { target, module, name, args: args.map(readArgument) }
}

function readArgument(text: string, i: number): Term {
  try {
    return readTerm(text)
  } catch (error) {
    if (!(error instanceof SyntaxMistake)) throw error
    const where = `argument ${i + 1}, ${text}`
    throw new UsageError(
      `${where}: ${error.message}. Each argument is one Erlang term, such as 42, abc, '"text"' or '{a,1}'`,
      2,
    )
  }
}
