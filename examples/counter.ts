/**
 * A counter that any Erlang node can call.
 *
 *   npx tsx examples/counter.ts
 *
 *   $ erl -sname a
 *   (a@host)1> gen_server:call({counter, 'ts@host'}, {add, 2}).
 *   2
 *   (a@host)2> gen_server:call({counter, 'ts@host'}, {add, 40}).
 *   42
 *
 * Both nodes read `~/.erlang.cookie`, so each knows the other for a friend.
 */
import { any, atom, genServer, match, t } from 'pangpong'
import { startNode } from 'pangpong/nodejs'

const node = await startNode({ sname: 'ts' })

await genServer.start<number>(
  node,
  {
    init: () => ['ok', 0],
    handleCall(request, _from, total) {
      const add = match(t(atom('add'), any.small), request)
      if (add === undefined) return ['reply', t(atom('error'), atom('unknown_request')), total]
      const [, amount] = add
      return ['reply', total + amount, total + amount]
    },
  },
  { name: 'counter' },
)

console.log(`${node.name} counts. Ctrl-C ends it.`)
process.once('SIGINT', () => node.stop())
