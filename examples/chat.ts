/**
 * A chat over process groups: whoever is in the group `chat` gets what anyone says, on whichever node.
 *
 *   npx tsx examples/chat.ts ann
 *   npx tsx examples/chat.ts bob ann@host
 *
 * An Erlang shell can take part:
 *
 *   $ erl -sname eve
 *   (eve@host)1> pg:start_link(), net_adm:ping('ann@host'), pg:join(chat, self()).
 *   (eve@host)2> [P ! {say, <<"eve">>, <<"hello">>} || P <- pg:get_members(chat)].
 *   (eve@host)3> flush().
 */
import { createInterface } from 'node:readline'
import { any, atom, pg, t } from 'pangpong'
import { startNode } from 'pangpong/nodejs'

const [name, ...others] = process.argv.slice(2)
if (name === undefined) {
  console.error('usage: npx tsx examples/chat.ts NAME [NODE...]     (NODE such as ann@host)')
  process.exit(2)
}

const node = await startNode({ sname: name })
await pg.start(node)
const listener = node.spawn(async (self) => {
  for (;;) {
    const [, who, words] = await self.receive(t(atom('say'), any.binary, any.binary))
    console.log(`${who}: ${words}`)
  }
})
await pg.join(node, 'chat', listener)
for (const other of others) {
  if ((await node.ping(other)) !== atom('pong')) console.log(`${other} does not answer.`)
}
console.log(`${node.name} is in. Type and press Enter; Ctrl-C ends it.`)

const lines = createInterface({ input: process.stdin })
lines.on('line', (words) => {
  for (const member of pg.getMembers(node, 'chat')) {
    if (member !== listener) node.send(member, t(atom('say'), name, words))
  }
})
const leave = () => node.stop().then(() => lines.close())
lines.once('close', leave)
process.once('SIGINT', leave)
