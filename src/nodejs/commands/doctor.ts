/**
 * `pangpong doctor NODE`: why a ping of NODE is a pang. From a node made for it, which is registered nowhere, so that it
 * needs no EPMD here and leaves nothing behind. Exit code 0 if all is well, 1 otherwise.
 */
import type { Language } from '../../node/explain_language.ts'
import type { Step } from '../../node/explain_steps.ts'
import { stepText } from '../../node/explain_texts.ts'
import { nodeEnv } from '../node_env.ts'
import { startNode } from '../start_node.ts'
import { pad, wrap } from './columns.ts'
import { languageOf } from './language.ts'
import { type CommandLine, UsageError } from './options.ts'
import { visitorName } from './visitor.ts'

const SCREEN = 80
const INDENT = 14

export async function doctorCommand(line: CommandLine): Promise<number> {
  const { args, setcookie, json, listening } = line
  const [target, ...more] = args
  if (target === undefined || more.length > 0)
    throw new UsageError('doctor wants one node, as in: pangpong doctor b@h2')
  const language = languageOf(line.lang)
  const node = await startNode({
    env: nodeEnv({ log: () => {} }), // all that it would say is told below
    distListen: false,
    ...(listening.erlEpmdPort === undefined ? {} : { erlEpmdPort: listening.erlEpmdPort }),
    ...visitorName('doctor', target, line),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
  })
  try {
    if (!json) console.log(`${node.name} → ${target}`)
    const steps: Step[] = []
    for await (const step of node.explain(target)) {
      steps.push(step)
      if (!json) console.log(linesOf(step, language).join('\n'))
    }
    const answer = steps.every(({ ok }) => ok) ? 'pong' : 'pang'
    if (json) {
      const told = steps.map((step) => ({ ...step, ...stepText(step, language) }))
      console.log(JSON.stringify({ from: node.name, to: target, answer, steps: told }, null, 2))
    } else {
      console.log(answer)
    }
    return answer === 'pong' ? 0 : 1
  } finally {
    await node.stop()
  }
}

/** A mark, the step's name, what was found; under it what can be done, and what to type for it. */
function linesOf(step: Step, language: Language): string[] {
  const { title, says, mend } = stepText(step, language)
  const [first = '', ...rest] = wrap(says, SCREEN - INDENT)
  const head = pad(`${step.ok ? '✓' : '✗'} ${title}`, INDENT)
  const advice = mend.flatMap(({ say, code }) => {
    const [begin = '', ...end] = wrap(say, SCREEN - INDENT - 2)
    const typed = code === undefined ? [] : code.split('\n').map((typing) => `    ${typing}`)
    return [`- ${begin}`, ...end.map((more) => `  ${more}`), ...typed]
  })
  return [head + first, ...[...rest, ...advice].map((text) => ' '.repeat(INDENT) + text)]
}
