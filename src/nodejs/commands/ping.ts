/** `pangpong ping NODE`: `net_adm:ping/1` from a node made for it. Exit code 0 on pong, 1 on pang. */
import { hostname } from 'node:os'
import { parseNodeName } from '../../node/names.ts'
import { nodeEnv } from '../node_env.ts'
import { startNode } from '../start_node.ts'
import { type CommandLine, UsageError } from './options.ts'
import { wrap } from './wrap.ts'

export async function pingCommand({ args, sname, name, setcookie }: CommandLine): Promise<number> {
  const [target, ...more] = args
  if (target === undefined || more.length > 0)
    throw new UsageError('ping wants one node, as in: pangpong ping b@h2')
  const node = await startNode({
    env: nodeEnv({ log: () => {} }), // the reason is printed below, once
    ...(sname === undefined && name === undefined
      ? nameFor(target)
      : sname === undefined
        ? { name: name as string }
        : { sname }),
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
    return 1
  } finally {
    await node.stop()
  }
}

/** A name of the form that may dial `target`, unlike that of any other node here. */
function nameFor(target: string): { sname: string } | { name: string } {
  const own = `pangpong_ping_${process.pid}`
  const { host } = parseNodeName(target)
  if (!host.includes('.') && !host.includes(':')) return { sname: own }
  return { name: hostname().includes('.') ? own : `${own}@127.0.0.1` }
}
