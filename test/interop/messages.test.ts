/** Every kind of term, by pid and by `{Name, Node}`, between a real `erl` and us, unchanged in both directions. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  any,
  atom,
  equals,
  format,
  matches,
  type Node,
  type Pid,
  type Term,
  t,
} from '../../src/nodejs/mod.ts'
import { corpus, identities } from './corpus.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Inbox, inbox } from './ours.ts'
import { type Pair, startPair } from './pair.ts'

describeReleases('messages', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node
  let ours: Inbox
  let probe: Pid

  beforeAll(async () => {
    pair = await startPair(release, 'messages')
    ;({ peer, node } = pair)
    ours = inbox(node, 'inbox')
    node.register(
      'echo',
      node.spawn(async (self) => {
        for (;;) {
          const [from, message] = await self.receive(t(any.pid, any))
          self.send(from, message)
        }
      }),
    )
    await peer.eval('register(probe, self())')
    const control = await peer.eval('self()')
    if (!isPid(control)) throw new Error('self() is a pid')
    probe = control
    // The peer keeps our pid in its variable P.
    node.send(t(atom('probe'), atom(peer.name)), t(atom('inbox_is'), ours.pid))
    await peer.bind('P', 'receive {inbox_is, Pid} -> Pid after 30000 -> exit(no_pid) end')
  })

  afterAll(async () => {
    await pair?.stop()
  })

  function expectTerm(actual: Term, expected: Term): void {
    if (!equals(actual, expected)) expect.fail(`${short(actual)} came in place of ${short(expected)}`)
  }

  it.each(corpus.map((row) => [row.name, row] as const))('%s', async (_, { erlang, value }) => {
    await peer.eval(`P ! {by_pid, ${erlang}}`)
    expectTerm(await ours.next(), t(atom('by_pid'), value))
    await peer.eval(`{inbox, '${node.name}'} ! {by_name, ${erlang}}`)
    expectTerm(await ours.next(), t(atom('by_name'), value))

    // The peer compares the bytes too: to `=:=` of OTP 25, 0.0 and -0.0 are one.
    const same = `fun(Sent) -> Own = begin ${erlang} end,
      case {Sent =:= Own, term_to_binary(Sent) =:= term_to_binary(Own)} of {true, true} -> unchanged; _ -> Sent end end`
    node.send(t(atom('probe'), atom(peer.name)), t(atom('by_name'), value))
    expectTerm(
      await peer.eval(
        `(${same})(receive {by_name, Arrived} -> Arrived after 30000 -> exit(nothing_came) end)`,
      ),
      atom('unchanged'),
    )
    node.send(probe, t(atom('by_pid'), value))
    expectTerm(
      await peer.eval(
        `(${same})(receive {by_pid, Arrived} -> Arrived after 30000 -> exit(nothing_came) end)`,
      ),
      atom('unchanged'),
    )
  })

  it.each(identities)('%s goes there and back', async (_, erlang) => {
    expectTerm(
      await peer.eval(`(fun() ->
        Own = ${erlang},
        {echo, '${node.name}'} ! {self(), {own, Own}},
        receive {own, Own} -> unchanged; {own, Other} -> {changed, Own, Other} after 30000 -> nothing_came end
      end)()`),
      atom('unchanged'),
    )
  })

  it('our own pid comes back as the very process', async () => {
    await peer.eval('P ! {you_are, P}')
    const message = await ours.next()
    expectTerm(message, t(atom('you_are'), ours.pid))
  })

  it('1000 messages of one sender keep their order, both ways', async () => {
    await peer.eval('[P ! {n, I} || I <- lists:seq(1, 1000)], ok')
    for (let i = 1; i <= 1000; i++) expectTerm(await ours.next(), t(atom('n'), i))
    for (let i = 1; i <= 1000; i++) node.send(t(atom('probe'), atom(peer.name)), t(atom('n'), i))
    const received =
      '[receive {n, I} -> I after 30000 -> exit({nothing_after, I}) end || I <- lists:seq(1, 1000)]'
    expectTerm(await peer.eval(`${received} =:= lists:seq(1, 1000)`), true)
  })
})

function isPid(term: Term): term is Pid {
  return matches(any.pid, term)
}

function short(term: Term): string {
  const text = format(term)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
