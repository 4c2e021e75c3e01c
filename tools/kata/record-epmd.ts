/**
 * Records what real nodes ask EPMD and what a real `epmd` answers, for where there is neither: prints the table of
 * `katas/07-epmd/recorded.ts`.
 *
 *     npx tsx tools/kata/record-epmd.ts
 *
 * The requests are those of an `erl` and of `epmd -names` to an EPMD of ours; each is then put to a real one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { toHex } from '../../katas/kit/hex.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import type { EpmdRequestEvent } from '../../src/epmd/events.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')

async function recordRequests(erl: string): Promise<Map<string, Uint8Array>> {
  const env = systemEnv()
  const requests = new Map<string, Uint8Array>()
  env.trace.subscribe((event) => {
    if (event.type !== 'epmd_request') return
    const { side, kind, bytes } = event as EpmdRequestEvent
    if (side === 'server') requests.set(kind, bytes)
  })
  const stage = await openStage(erl, env)
  try {
    const real = await stage.erl('real', 'magic')
    await real.eval('{erl_epmd:port_please("real", {127,0,0,1}), os:cmd("epmd -names")}.')
    console.log(`// ${stage.release}`)
    return requests
  } finally {
    await stage.close()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function dial(port: number, epmd: ChildProcess): Promise<Socket> {
  while (epmd.exitCode === null) {
    const socket = connect(port, '127.0.0.1')
    const came = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    if (came) return socket
  }
  throw new Error('the real epmd did not start: is it on the PATH?')
}

const requests = await recordRequests(erl)
const port = await freePort()
const epmd = spawn('epmd', ['-port', String(port), '-address', '127.0.0.1'], { stdio: 'ignore' })
try {
  const holder = await dial(port, epmd)
  const ask = async (socket: Socket, bytes: Uint8Array | undefined): Promise<Uint8Array> => {
    if (bytes === undefined) throw new Error('a request was not seen')
    socket.write(bytes)
    const [answer] = (await once(socket, 'data')) as [Uint8Array]
    return answer
  }
  const unknown = Uint8Array.of(0, 2, 122, 98)
  const recorded = {
    alive2: requests.get('ALIVE2_REQ'),
    alive2Answer: await ask(holder, requests.get('ALIVE2_REQ')),
    taken: await ask(await dial(port, epmd), requests.get('ALIVE2_REQ')),
    portPlease2: requests.get('PORT_PLEASE2_REQ'),
    port2: await ask(await dial(port, epmd), requests.get('PORT_PLEASE2_REQ')),
    unknown,
    noPort: await ask(await dial(port, epmd), unknown),
    names: requests.get('NAMES_REQ'),
    namesAnswer: await ask(await dial(port, epmd), requests.get('NAMES_REQ')),
  }
  console.log(`// that epmd listened at port ${port}`)
  for (const [name, bytes] of Object.entries(recorded)) {
    console.log(`  ${name}: fromHex('${toHex(bytes ?? new Uint8Array())}'),`)
  }
  holder.destroy()
} finally {
  epmd.kill()
}
