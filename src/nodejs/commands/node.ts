/** `pangpong --sname a`: a node in the foreground. */
import type { TraceEvent } from '../../trace/event.ts'
import { traceText } from '../../trace/text.ts'
import { nodeEnv } from '../node_env.ts'
import { startNode } from '../start_node.ts'
import { type CommandLine, UsageError } from './options.ts'
import { runShell } from './shell.ts'
import { untilSignal } from './until_signal.ts'

export async function nodeCommand({
  sname,
  name,
  setcookie,
  noShell,
  trace,
  port,
}: CommandLine): Promise<number> {
  if ((sname === undefined) === (name === undefined)) {
    throw new UsageError('a node has either a short name (--sname a) or a long one (--name a@host.example)')
  }
  const env = nodeEnv()
  if (trace) env.trace.subscribe((event) => printEvent(event as TraceEvent))
  const node = await startNode({
    env,
    ...(sname === undefined ? {} : { sname }),
    ...(name === undefined ? {} : { name }),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
    ...(port === undefined ? {} : { port }),
  })
  const ended = untilSignal()
  if (noShell) {
    console.log(
      `${node.name} is up, at port ${node.port}. It joins hidden: see it with nodes(hidden). Ctrl-C ends it.`,
    )
    await ended
  } else {
    console.log(
      `pangpong shell: a small Erlang, at port ${node.port}. help(). says what there is, q(). ends.`,
    )
    const stop = new AbortController()
    void ended.then(() => stop.abort())
    await runShell(node, { input: process.stdin, output: process.stdout }, stop.signal)
  }
  await node.stop()
  return 0
}

function printEvent(event: TraceEvent): void {
  console.log(`${(event.at / 1000).toFixed(3).padStart(9)} ${traceText(event)}`)
}
