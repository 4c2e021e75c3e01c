/** `pangpong ping NODE`: `net_adm:ping/1` from a node made for it. Exit code 0 on pong, 1 on pang. */
import { startNode } from '../start_node.ts'
import { type CommandLine, UsageError } from './options.ts'
import { tracing } from './tracing.ts'
import { visitorName } from './visitor.ts'
import { wrap } from './wrap.ts'

export async function pingCommand(line: CommandLine): Promise<number> {
  const { args, setcookie } = line
  const [target, ...more] = args
  if (target === undefined || more.length > 0)
    throw new UsageError('ping wants one node, as in: pangpong ping b@h2')
  const node = await startNode({
    env: tracing(line.trace, { log: () => {} }), // the reason is printed below, once
    hidden: true, // it is no member of the cluster, and gone at once
    ...visitorName('ping', target, line),
    ...(setcookie === undefined ? {} : { cookie: setcookie }),
  })
  try {
    await node.connect(target)
    const answer = await node.ping(target)
    console.log(answer.name)
    return answer.name === 'pong' ? 0 : 1
  } catch (error) {
    console.log('pang')
    console.error(wrap(`pangpong: ${(error as Error).message}`, process.stderr))
    console.error(`"pangpong doctor ${target}" walks the whole way, step by step.`)
    return 1
  } finally {
    await node.stop()
  }
}
