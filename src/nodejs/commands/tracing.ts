/** `--trace`: every frame, message and connection in a line of its own, beside what the command itself prints. */
import type { Env } from '../../env/env.ts'
import type { TraceEvent } from '../../trace/event.ts'
import { traceText } from '../../trace/text.ts'
import { nodeEnv } from '../node_env.ts'

export function tracing(trace: boolean, replace: Partial<Env> = {}): Env {
  const env = nodeEnv(replace)
  if (trace) env.trace.subscribe((event) => printEvent(event as TraceEvent))
  return env
}

function printEvent(event: TraceEvent): void {
  console.error(`${(event.at / 1000).toFixed(3).padStart(9)} ${traceText(event)}`)
}
