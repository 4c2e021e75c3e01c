/**
 * A Node service that joins an Elixir node: it calls a GenServer there, and serves one that Elixir calls.
 *
 *   elixir --sname ex examples/elixir/greeter.exs
 *   npx tsx examples/elixir/join.ts ex@host
 *
 * In a release, give the cookie of the cluster: `startNode({ sname: 'ts', cookie: process.env.RELEASE_COOKIE })`.
 */
import { any, atom, binary, genServer, match, t } from 'pangpong'
import { startNode } from 'pangpong/nodejs'

const [elixir] = process.argv.slice(2)
if (elixir === undefined) {
  console.error('usage: npx tsx examples/elixir/join.ts NODE     (such as ex@host)')
  process.exit(2)
}

const node = await startNode({ sname: 'ts' })
if ((await node.ping(elixir)) !== atom('pong')) {
  console.error(`${elixir} does not answer. Why: npm run pangpong -- doctor ${elixir}`)
  await node.stop()
  process.exit(1)
}

// An Elixir module is an atom with "Elixir." before its name, an Elixir string is a binary.
const answer = await genServer.call(node, t('Elixir.Greeter', elixir), t(atom('greet'), 'Node'))
console.log(`Elixir says: ${answer}`)

// From Elixir: GenServer.call({:upcase, :"ts@host"}, {:upcase, "pong"})
await genServer.start(
  node,
  {
    init: () => ['ok', undefined],
    handleCall(request, _from, state) {
      const asked = match(t(atom('upcase'), any.binary), request)
      if (asked === undefined) return ['reply', t(atom('error'), atom('unknown_request')), state]
      return ['reply', binary(asked[1].text.toUpperCase()), state]
    },
  },
  { name: 'upcase' },
)

console.log(`${node.name} has joined. Ctrl-C ends it.`)
process.once('SIGINT', () => node.stop())
