/** `pangpong names`: what `epmd -names` prints. */
import { names } from '../../epmd/client.ts'
import { nodeEnv } from '../node_env.ts'
import { epmdPortFromEnvironment } from '../start_node.ts'
import { tcpTransport } from '../tcp.ts'
import { type CommandLine, refuseArguments } from './options.ts'

export async function namesCommand(line: CommandLine): Promise<number> {
  refuseArguments(line)
  const { port = epmdPortFromEnvironment() } = line
  const caller = { env: nodeEnv(), transport: tcpTransport, where: 'pangpong' }
  const { epmdPort, nodes } = await names(caller, { host: '127.0.0.1', port })
  console.log(`epmd: up and running on port ${epmdPort} with data:`)
  for (const node of nodes) console.log(`name ${node.name} at port ${node.port}`)
  return 0
}
