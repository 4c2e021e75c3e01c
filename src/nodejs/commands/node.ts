/** `pangpong --sname a`: a node in the foreground, and `pangpong shell`: one without a name. */
import type { Node } from '../../node/node.ts'
import { type StartOptions, startNode } from '../start_node.ts'
import { type CommandLine, refuseArguments, UsageError } from './options.ts'
import { runShell } from './shell.ts'
import { tracing } from './tracing.ts'
import { untilSignal } from './until_signal.ts'

export async function nodeCommand({
  sname,
  name,
  setcookie,
  hidden,
  noShell,
  trace,
  listening,
  connecting,
}: CommandLine): Promise<number> {
  if ((sname === undefined) === (name === undefined)) {
    throw new UsageError('a node has either a short name (--sname a) or a long one (--name a@host.example)')
  }
  return run(noShell, {
    env: tracing(trace),
    hidden,
    ...(sname === undefined ? {} : { sname }),
    ...(name === undefined ? {} : { name }),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
    ...listening,
    ...connecting,
  })
}

/** `pangpong shell`: a shell on `nonode@nohost`, as `erl` gives it. */
export async function shellCommand(line: CommandLine): Promise<number> {
  refuseArguments(line)
  const { setcookie, trace, listening, connecting } = line
  return run(false, {
    env: tracing(trace),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
    ...listening,
    ...connecting,
  })
}

async function run(noShell: boolean, options: StartOptions): Promise<number> {
  const node = await startNode(options)
  const ended = untilSignal()
  if (noShell) console.log(`${node.name} is up, at port ${node.port}. Ctrl-C ends it.`)
  if (options.hidden === true) console.log('It joins hidden: other nodes see it with nodes(hidden).')
  await (noShell ? ended : shellUntil(node, ended))
  await node.stop()
  return 0
}

/** One line of banner, and the shell until its user or a signal ends it. */
async function shellUntil(node: Node, ended: Promise<void>): Promise<void> {
  console.log('pangpong shell: a small Erlang. help(). says what there is, q(). ends the node.')
  const stop = new AbortController()
  void ended.then(() => stop.abort())
  await runShell(node, { input: process.stdin, output: process.stdout }, stop.signal)
}
