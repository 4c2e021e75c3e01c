/** Large messages in fragments, small ones that overtake them, and more atoms than a header holds: both ways. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { any, atom, equals, type Node, type Pid, t } from '../../src/nodejs/mod.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Inbox, inbox } from './ours.ts'
import { type Pair, startPair } from './pair.ts'

const MIB = 1024 * 1024

describeReleases('large messages', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node
  let ours: Inbox

  beforeAll(async () => {
    pair = await startPair(release, 'large')
    ;({ peer, node } = pair)
    ours = inbox(node, 'inbox')
    await peer.eval('register(probe, self())')
    await peer.bind('Inbox', `{inbox, '${node.name}'}`)
    // A process that sends whatever it is told to; what another one of it says may be overtaken.
    await peer.bind('Say', 'fun(M) -> spawn(fun() -> Inbox ! M end) end')
  })

  afterAll(async () => {
    await pair?.stop()
  })

  /** A process of ours that says one thing to the peer's `probe`. */
  const say = (...messages: Parameters<Node['send']>[1][]): Pid =>
    node.spawn(async (self) => {
      for (const message of messages) self.send(t(atom('probe'), atom(peer.name)), message)
    })

  it.each([64 * 1024, 64 * 1024 + 1, 3 * MIB, 64 * MIB])('%i bytes arrive unchanged', async (size) => {
    const sent = new Uint8Array(size)
    for (let i = 0; i < size; i++) sent[i] = (i * 31 + (i >> 16)) & 255
    say(sent)
    const came = 'receive Came when is_binary(Came) -> Came after 30000 -> exit(nothing_came) end'
    expect(await peer.eval(`Bin = ${came}, Inbox ! Bin, byte_size(Bin)`)).toBe(size)
    expect(Buffer.compare((await ours.next()) as Uint8Array, sent)).toBe(0)
  })

  it('small messages of others overtake a large one that comes', async () => {
    // The large one first; while it is on its way another process has its say.
    await peer.eval(`Large = binary:copy(<<7>>, 64 * ${MIB}),
      spawn(fun() -> Inbox ! {large, Large} end),
      [spawn(fun() -> Inbox ! {small, I} end) || I <- lists:seq(1, 10)], ok`)
    const order: string[] = []
    for (let i = 0; i < 11; i++) {
      const message = await ours.next()
      order.push(equals((message as unknown as unknown[])[0], atom('large')) ? 'large' : 'small')
    }
    expect(order.indexOf('large')).toBeGreaterThan(0)
  })

  it('small messages of others overtake a large one that goes, and those of its sender do not', async () => {
    const large = new Uint8Array(16 * MIB)
    const talker = say(t(atom('large'), large), t(atom('later'), 1), t(atom('later'), 2))
    expect(talker).toBeDefined()
    for (let i = 1; i <= 10; i++) say(t(atom('small'), i))
    const order = await peer.text(`[receive {Kind, _} -> Kind after 30000 -> exit(nothing_came) end
      || _ <- lists:seq(1, 13)]`)
    expect(order.replaceAll(/\s/g, '')).toBe(`[${'small,'.repeat(10)}large,later,later]`)
  })

  it('four large messages at once arrive whole', async () => {
    for (let i = 1; i <= 4; i++) say(t(i, new Uint8Array(5 * MIB).fill(i)))
    const sound = `lists:all(fun(I) ->
      receive {I, Bin} -> Bin =:= binary:copy(<<I>>, 5 * ${MIB}) after 30000 -> exit(nothing_came) end
    end, [1, 2, 3, 4])`
    expect(await peer.eval(sound)).toBe(true)
    await peer.eval(`[Say({I, binary:copy(<<I>>, 5 * ${MIB})}) || I <- [1, 2, 3, 4]], ok`)
    for (let i = 0; i < 4; i++) {
      const [fill, bytes] = (await ours.next()) as unknown as [number, Uint8Array]
      expect(bytes.length).toBe(5 * MIB)
      expect(bytes.every((byte) => byte === fill)).toBe(true)
    }
  })

  it('3000 different atoms, again and again, also long ones and those of other scripts', async () => {
    const names = Array.from({ length: 3000 }, (_, i) => `${['a', 'é', '乒', '𝄞'.repeat(200)][i % 4]}${i}`)
    const utf8 = names.map((name) => `<<"${name}"/utf8>>`).join(',')
    await peer.bind('Names', `[binary_to_atom(N) || N <- [${utf8}]]`)
    const chunks = Array.from({ length: 60 }, (_, i) => names.slice(i * 50, i * 50 + 50))
    for (let round = 0; round < 2; round++) {
      say(
        ...chunks.map((chunk) => chunk.map((name) => atom(name))),
        names.map((name) => atom(name)),
      )
      const came = `lists:append([receive L when is_list(L) -> L after 30000 -> exit(nothing_came) end
        || _ <- lists:seq(1, 60)]) =:= Names`
      expect(await peer.eval(came)).toBe(true)
      expect(await peer.eval('receive Names -> true after 30000 -> exit(nothing_came) end')).toBe(true)
      await peer.eval('[Inbox ! N || N <- Names], Inbox ! Names, ok')
      for (const name of names) expect(await ours.next()).toBe(atom(name))
      expect(await ours.next()).toEqual(names.map((name) => atom(name)))
    }
  })

  it('funs come and go with atoms of the header in them', async () => {
    const fun = `fun(X) -> {X, some_atom, Inbox, fun() -> [Names, other_atom, length(Names)] end} end`
    const echo = node.spawn(async (self) => {
      for (;;) {
        const [from, message] = await self.receive(t(any.pid, any))
        self.send(from, message)
      }
    })
    node.register('fun_echo', echo)
    const same = `(fun() -> F = ${fun}, {fun_echo, '${node.name}'} ! {self(), {f, F}},
      receive {f, G} -> {F =:= G, F(1) =:= G(1)} after 30000 -> exit(nothing_came) end end)()`
    expect(await peer.text(same)).toBe('{true,true}')
  })
})
