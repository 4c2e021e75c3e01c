/** `pangpong --sname a`: a node in the foreground. */
import type { TraceEvent } from '../../trace/event.ts'
import { traceText } from '../../trace/text.ts'
import { nodeEnv } from '../node_env.ts'
import { startNode } from '../start_node.ts'
import { type CommandLine, UsageError } from './options.ts'
import { untilSignal } from './until_signal.ts'

export async function nodeCommand({
  sname,
  name,
  setcookie,
  hidden,
  noShell,
  trace,
  listening,
}: CommandLine): Promise<number> {
  if ((sname === undefined) === (name === undefined)) {
    throw new UsageError('a node has either a short name (--sname a) or a long one (--name a@host.example)')
  }
  const env = nodeEnv()
  if (trace) env.trace.subscribe((event) => printEvent(event as TraceEvent))
  const node = await startNode({
    env,
    hidden,
    ...(sname === undefined ? {} : { sname }),
    ...(name === undefined ? {} : { name }),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
    ...listening,
  })
  const ended = untilSignal()
  console.log(`${node.name} is up, at port ${node.port}. Ctrl-C ends it.`)
  if (hidden) console.log('It joins hidden: other nodes see it with nodes(hidden).')
  if (!noShell) console.log('This version has no shell yet; the node runs without one.')
  await ended
  await node.stop()
  return 0
}

function printEvent(event: TraceEvent): void {
  console.log(`${(event.at / 1000).toFixed(3).padStart(9)} ${traceText(event)}`)
}
