/** `pangpong epmd`: the port mapper of this machine, in the foreground. */

import { runEpmd } from '../epmd_process.ts'
import { nodeEnv } from '../node_env.ts'
import { epmdPortFromEnvironment } from '../start_node.ts'
import { type CommandLine, refuseArguments } from './options.ts'

export async function epmdCommand(line: CommandLine): Promise<number> {
  refuseArguments(line)
  const { port = epmdPortFromEnvironment(), relaxedCommandCheck, listening } = line
  const server = await runEpmd({
    env: nodeEnv(),
    port,
    relaxedCommandCheck,
    ...(listening.interface === undefined ? {} : { address: listening.interface }),
  })
  console.log(`epmd serves at port ${server.address.port}. Ctrl-C ends it.`)
  await server.stopped
  return 0
}
