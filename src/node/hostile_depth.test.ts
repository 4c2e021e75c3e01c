/** A peer whose terms nest as deep as the decoder lets them: wherever a node compares them, it costs the peer alone. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { Writer } from '../bytes/writer.ts'
import { encode } from '../etf/encode.ts'
import * as genServer from '../gen_server/gen_server.ts'
import { globalService } from '../global/global.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { handshakeWeStarted } from '../handshake/we_started.ts'
import { kernel } from '../kernel/kernel.ts'
import * as pg from '../pg/pg.ts'
import { type Atom, atom } from '../term/atom.ts'
import { Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import { ImproperList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { MAX_DEPTH } from '../term/no_term.ts'
import { any } from '../term/pattern.ts'
import { type Tuple, t } from '../term/tuple.ts'
import { FramedConnection } from '../transport/framed.ts'

const EVIL = atom('evil@h3') as Atom
const identity = remoteIdentity(EVIL, 1)
const evil = new Pid(identity, 1, 0)
const FLAGS = OUR_FLAGS & ~DFLAG.DIST_HDR_ATOM_CACHE & ~DFLAG.FRAGMENTS
const COOKIE = atom('')

/** The message that holds one may have a few levels more. */
function nested(wrap: (inner: unknown) => unknown, levels = 1): unknown {
  let term: unknown = 1
  for (let n = 0; n < MAX_DEPTH - 8; n += levels) term = wrap(term)
  return term
}

const shapes: [string, () => unknown][] = [
  ['lists', () => nested((inner) => [1, inner])],
  ['values of maps', () => nested((inner) => new ErlMap([[1, inner]]))],
  ['a key of a map', () => new ErlMap([[(nested((inner) => t(inner)) as Tuple)[0], 1]])],
  ['tuples as improper tails', () => (nested((inner) => t(new ImproperList([1], inner)), 2) as Tuple)[0]],
]

/** `evil@h3`, in with the cookie: says to `node` what it likes. */
async function enemyOf(lab: Lab, port: number): Promise<(control: Tuple, payload?: unknown) => void> {
  const carrier = await lab.time(lab.network.host('h3').dial({ host: 'h1', port }))
  const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 1 << 20 })
  const us = { env: lab.env, name: EVIL.name, creation: 1, flags: FLAGS, setupTime: 7000 }
  await lab.time(handshakeWeStarted({ ...us, cookieFor: () => 'secret' }, connection, 'a@h1'))
  connection.lengthBytes = 4
  void drain(connection).catch(() => {})
  return (control, payload) => {
    const writer = new Writer().u8(112).bytes(encode(control))
    if (payload !== undefined) writer.bytes(encode(payload))
    connection.write(writer.toBytes())
  }
}

async function drain(connection: FramedConnection): Promise<never> {
  for (;;) await connection.read()
}

/** What is said to a server by name, each with a deep term where it compares one, keeps one or answers with it. */
function messages(deep: unknown, me: Pid): [server: string, message: unknown][] {
  const call = (request: unknown, tag = deep): unknown => t(atom('$gen_call'), t(evil, tag), request)
  const cast = (request: unknown): unknown => t(atom('$gen_cast'), request)
  const GLOBAL = 'global_name_server'
  const locker = t(atom('locker'), atom('no_longer_a_pid'), new ErlMap([[t(atom('x'), deep), deep]]), evil)
  const asked = t(atom('call'), atom('lists'), deep, deep, me)
  return [
    ...['net_kernel', 'rex', GLOBAL, 'user', 'server', 'pg', 'picky'].flatMap((server) =>
      [call(deep), t(atom('system'), t(evil, deep), deep)].map((message): [string, unknown] => [
        server,
        message,
      ]),
    ),
    ['net_kernel', call(t(atom('is_auth'), EVIL))],
    ['rex', call(asked)],
    ['rex', t(evil, asked)],
    ['rex', call(t(atom('call'), atom('lists'), atom('reverse'), [[deep]], me))],
    ['rex', call(t(atom('call'), atom('lists'), atom('nothing'), [deep], me))],
    ['rex', call(t(atom('call'), atom('lists'), atom('usort'), [[deep, deep, 1]], me))],
    ['user', t(atom('io_request'), evil, deep, t(atom('put_chars'), atom('unicode'), deep))],
    ['user', t(atom('io_request'), evil, deep, deep)],
    ['pg', t(atom('discover'), evil)],
    ['pg', t(atom('join'), evil, deep, evil)],
    ['pg', t(atom('join'), evil, deep, [evil, evil])],
    ['pg', t(atom('sync'), evil, [t(deep, [evil]), t(deep, [])])],
    ['pg', t(atom('leave'), evil, evil, [deep])],
    [GLOBAL, cast(t(atom('init_connect'), t(8, deep), EVIL, locker))],
    [GLOBAL, t(atom('init_connect_ack'), EVIL, deep, deep)],
    [GLOBAL, call(t(atom('set_lock'), t(deep, deep)))],
    [GLOBAL, call(t(atom('set_lock'), t(deep, deep)))],
    [GLOBAL, call(t(atom('del_lock'), t(deep, deep)))],
    [GLOBAL, call(t(atom('register'), deep, evil, deep))],
    [GLOBAL, call(t(atom('register'), deep, evil, deep))],
    [GLOBAL, cast(t(atom('async_del_name'), deep, evil))],
    [GLOBAL, call(t(atom('unregister'), deep))],
    [GLOBAL, cast(t(atom('lock_set'), evil, true, [deep], deep))],
    [GLOBAL, cast(t(atom('exchange'), EVIL, [t(deep, evil, deep)], [deep], deep))],
    [GLOBAL, cast(t(atom('exchange_ops'), EVIL, deep, [deep], deep))],
    [GLOBAL, cast(t(atom('resolved'), EVIL, [deep], [deep], deep, [deep], deep))],
    [GLOBAL, cast(t(atom('new_nodes'), EVIL, [deep], [deep], [deep], deep))],
    [GLOBAL, cast(t(atom('in_sync'), EVIL, deep))],
    [GLOBAL, t(atom('lost_connection'), EVIL, deep, EVIL, deep)],
  ]
}

describe('a peer whose terms are very deep', () => {
  it.each(shapes)('as %s, disturbs nobody by its messages', async (_what, build) => {
    const lab = await Lab.open<Lab>('h1', 'h2', 'h3')
    const a = await lab.start('a@h1', { services: [kernel], global: globalService() })
    pg.start(a)
    const deep = build() as never
    const server = genServer.start(
      a,
      { init: () => ['ok', undefined], handleCall: (request) => ['reply', request, undefined] },
      { name: 'server' },
    )
    await lab.time(Promise.resolve(server))
    const picky = a.spawn(async (self) => {
      for (;;) await self.receive(any.of(t(atom('wanted'), deep), t(deep, any.small), deep))
    })
    a.register('picky', picky)
    const servers = ['net_kernel', 'rex', 'global_name_server', 'user', 'server', 'pg', 'picky']
    const before = servers.map((name) => a.whereis(name))
    const say = await enemyOf(lab, a.port)
    for (const [name, message] of messages(deep, a.whereis('user') as Pid)) {
      expect(a.nodes('connected'), `before ${name} hears it`).toEqual([EVIL.name])
      say(t(6, evil, COOKIE, atom(name)), message)
      await lab.env.clock.advance(20)
    }
    expect(servers.map((name) => a.whereis(name))).toEqual(before)
    const b = await lab.start('b@h2', { services: [kernel] })
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })

  it.each(shapes)('as %s, in what it says to nobody, costs its own link at most', async (_what, build) => {
    const deep = build()
    const reference = new Reference(identity, [1, 2, 3])
    const mfa = t(atom('lists'), atom('reverse'), 1)
    const controls: ((to: Pid) => [Tuple, unknown?])[] = [
      () => [t(6, evil, COOKIE, deep), 1],
      (to) => [t(2, COOKIE, to), deep],
      (to) => [t(3, evil, to, deep)],
      (to) => [t(8, evil, to, deep)],
      () => [t(19, evil, deep, reference)],
      (to) => [t(19, evil, to, deep)],
      (to) => [t(21, to, evil, deep, deep)],
      (to) => [t(33, evil, deep), to],
      () => [t(29, reference, evil, evil, mfa, deep), [[deep]]],
      () => [t(29, reference, evil, evil, mfa, [t(atom('x'), deep)]), [[deep]]],
      () => [t(29, reference, evil, evil, deep, []), [deep]],
      () => [t(29, reference, evil, evil, mfa, [atom('monitor'), atom('link')]), [deep]],
    ]
    const lab = await Lab.open<Lab>('h1', 'h2', 'h3')
    const a = await lab.start('a@h1', { services: [kernel], global: globalService() })
    const b = await lab.start('b@h2', { services: [kernel] })
    for (const control of controls) {
      const say = await enemyOf(lab, a.port)
      say(...control(new Pid(a.runtime.identity, 1, 0)))
      await lab.env.clock.advance(100)
      a.disconnect(EVIL.name)
      await lab.env.clock.advance(100)
    }
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })
})
