/** EPMD's server: whatever it is asked, it keeps the names that live, forgets those that do not, and answers the next. */
import { names } from '../../src/epmd/client.ts'
import { encodeRequest, type Request } from '../../src/epmd/codec.ts'
import { EPMD_PORT } from '../../test/lab.ts'
import { below, joined, mutated } from './mutate.ts'
import { Siege } from './siege.ts'
import { NotKept, type Target } from './target.ts'

const node = {
  name: 'x',
  port: 4321,
  type: 77,
  protocol: 0,
  highestVersion: 6,
  lowestVersion: 5,
  extra: new Uint8Array(),
}

const requests: readonly Request[] = [
  { kind: 'ALIVE2_REQ', node },
  { kind: 'ALIVE2_REQ', node: { ...node, name: '乒乓'.repeat(40), extra: new Uint8Array(50) } },
  { kind: 'PORT_PLEASE2_REQ', name: 'a' },
  { kind: 'NAMES_REQ' },
  { kind: 'DUMP_REQ' },
  { kind: 'KILL_REQ' },
  { kind: 'STOP_REQ', name: 'a' },
]
const corpus = requests.map(encodeRequest)

/** The first byte says whether the enemy asks from this host, the rest is what it says. */
export const epmd: Target = {
  name: 'epmd',
  make: (random) => joined([Uint8Array.of(below(random, 2)), mutated(corpus, random)]),
  async try(bytes) {
    const { lab } = await Siege.lay()
    const from = bytes[0] === 1 ? 'h1' : 'h3'
    const at = { host: 'h1', port: EPMD_PORT }
    const connection = await lab.time(lab.network.host(from).dial(at))
    connection.receive({ data() {}, closed() {} })
    connection.write(bytes.slice(1))
    await lab.env.clock.advance(100)
    connection.destroy()
    await lab.env.clock.advance(100)
    const asker = { env: lab.env, transport: lab.network.host('h2'), where: 'h2' }
    const living = (await lab.time(names(asker, at))).nodes.map(({ name }) => name)
    if (living.join() !== 'a') throw new NotKept(`of a@h1 alone EPMD knows ${JSON.stringify(living)}`)
  },
}
