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

/** Stands in a message where the deep term is to be, which is encoded but once: that takes longer than all the rest. */
const DEEP = atom('deep')
const [, ...PLACE] = encode(DEEP)

/** The bytes of a message, those of the deep term at each of its places. */
function filled(message: unknown, deep: Uint8Array): Uint8Array {
  const bytes = encode(message)
  const writer = new Writer()
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    if (!PLACE.every((byte, i) => bytes[at + i] === byte)) continue
    writer.bytes(bytes.subarray(from, at)).bytes(deep)
    from = at + PLACE.length
  }
  return writer.bytes(bytes.subarray(from)).toBytes()
}

type Say = (control: Tuple, payload?: unknown) => void

/** `evil@h3`, in with the cookie: says to `node` what it likes. */
async function enemyOf(lab: Lab, port: number, deep: Uint8Array): Promise<Say> {
  const carrier = await lab.time(lab.network.host('h3').dial({ host: 'h1', port }))
  const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 1 << 20 })
  const us = { env: lab.env, name: EVIL.name, creation: 1, flags: FLAGS, setupTime: 7000 }
  await lab.time(handshakeWeStarted({ ...us, cookieFor: () => 'secret' }, connection, 'a@h1'))
  connection.lengthBytes = 4
  void drain(connection).catch(() => {})
  return (control, payload) => {
    const writer = new Writer().u8(112).bytes(filled(control, deep))
    if (payload !== undefined) writer.bytes(filled(payload, deep))
    connection.write(writer.toBytes())
  }
}

async function drain(connection: FramedConnection): Promise<never> {
  for (;;) await connection.read()
}

/** What is said to a server by name, each with a deep term where it compares one, keeps one or answers with it. */
function messages(me: Pid): [server: string, message: unknown][] {
  const call = (request: unknown, tag: unknown = DEEP): unknown => t(atom('$gen_call'), t(evil, tag), request)
  const cast = (request: unknown): unknown => t(atom('$gen_cast'), request)
  const GLOBAL = 'global_name_server'
  const locker = t(atom('locker'), atom('no_longer_a_pid'), new ErlMap([[t(atom('x'), DEEP), DEEP]]), evil)
  const asked = t(atom('call'), atom('lists'), DEEP, DEEP, me)
  return [
    ...['net_kernel', 'rex', GLOBAL, 'user', 'server', 'pg', 'picky'].flatMap((server) =>
      [call(DEEP), t(atom('system'), t(evil, DEEP), DEEP)].map((message): [string, unknown] => [
        server,
        message,
      ]),
    ),
    ['net_kernel', call(t(atom('is_auth'), EVIL))],
    ['rex', call(asked)],
    ['rex', t(evil, asked)],
    ['rex', call(t(atom('call'), atom('lists'), atom('reverse'), [[DEEP]], me))],
    ['rex', call(t(atom('call'), atom('lists'), atom('nothing'), [DEEP], me))],
    ['rex', call(t(atom('call'), atom('lists'), atom('usort'), [[DEEP, DEEP, 1]], me))],
    ['user', t(atom('io_request'), evil, DEEP, t(atom('put_chars'), atom('unicode'), DEEP))],
    ['user', t(atom('io_request'), evil, DEEP, DEEP)],
    ['pg', t(atom('discover'), evil)],
    ['pg', t(atom('join'), evil, DEEP, evil)],
    ['pg', t(atom('join'), evil, DEEP, [evil, evil])],
    ['pg', t(atom('sync'), evil, [t(DEEP, [evil]), t(DEEP, [])])],
    ['pg', t(atom('leave'), evil, evil, [DEEP])],
    [GLOBAL, cast(t(atom('init_connect'), t(8, DEEP), EVIL, locker))],
    [GLOBAL, t(atom('init_connect_ack'), EVIL, DEEP, DEEP)],
    [GLOBAL, call(t(atom('set_lock'), t(DEEP, DEEP)))],
    [GLOBAL, call(t(atom('set_lock'), t(DEEP, DEEP)))],
    [GLOBAL, call(t(atom('del_lock'), t(DEEP, DEEP)))],
    [GLOBAL, call(t(atom('register'), DEEP, evil, DEEP))],
    [GLOBAL, call(t(atom('register'), DEEP, evil, DEEP))],
    [GLOBAL, cast(t(atom('async_del_name'), DEEP, evil))],
    [GLOBAL, call(t(atom('unregister'), DEEP))],
    [GLOBAL, cast(t(atom('lock_set'), evil, true, [DEEP], DEEP))],
    [GLOBAL, cast(t(atom('exchange'), EVIL, [t(DEEP, evil, DEEP)], [DEEP], DEEP))],
    [GLOBAL, cast(t(atom('exchange_ops'), EVIL, DEEP, [DEEP], DEEP))],
    [GLOBAL, cast(t(atom('resolved'), EVIL, [DEEP], [DEEP], DEEP, [DEEP], DEEP))],
    [GLOBAL, cast(t(atom('new_nodes'), EVIL, [DEEP], [DEEP], [DEEP], DEEP))],
    [GLOBAL, cast(t(atom('in_sync'), EVIL, DEEP))],
    [GLOBAL, t(atom('lost_connection'), EVIL, DEEP, EVIL, DEEP)],
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
    const say = await enemyOf(lab, a.port, encode(deep).subarray(1))
    for (const [name, message] of messages(a.whereis('user') as Pid)) {
      expect(a.nodes('connected'), `before ${name} hears it`).toEqual([EVIL.name])
      say(t(6, evil, COOKIE, atom(name)), message)
      await lab.env.clock.advance(20)
    }
    expect(servers.map((name) => a.whereis(name))).toEqual(before)
    const b = await lab.start('b@h2', { services: [kernel] })
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })

  it.each(shapes)('as %s, in what it says to nobody, costs its own link at most', async (_what, build) => {
    const bytes = encode(build()).subarray(1)
    const reference = new Reference(identity, [1, 2, 3])
    const mfa = t(atom('lists'), atom('reverse'), 1)
    const controls: ((to: Pid) => [Tuple, unknown?])[] = [
      () => [t(6, evil, COOKIE, DEEP), 1],
      (to) => [t(2, COOKIE, to), DEEP],
      (to) => [t(3, evil, to, DEEP)],
      (to) => [t(8, evil, to, DEEP)],
      () => [t(19, evil, DEEP, reference)],
      (to) => [t(19, evil, to, DEEP)],
      (to) => [t(21, to, evil, DEEP, DEEP)],
      (to) => [t(33, evil, DEEP), to],
      () => [t(29, reference, evil, evil, mfa, DEEP), [[DEEP]]],
      () => [t(29, reference, evil, evil, mfa, [t(atom('x'), DEEP)]), [[DEEP]]],
      () => [t(29, reference, evil, evil, DEEP, []), [DEEP]],
      () => [t(29, reference, evil, evil, mfa, [atom('monitor'), atom('link')]), [DEEP]],
    ]
    const lab = await Lab.open<Lab>('h1', 'h2', 'h3')
    const a = await lab.start('a@h1', { services: [kernel], global: globalService() })
    const b = await lab.start('b@h2', { services: [kernel] })
    for (const control of controls) {
      const say = await enemyOf(lab, a.port, bytes)
      say(...control(new Pid(a.runtime.identity, 1, 0)))
      await lab.env.clock.advance(100)
      a.disconnect(EVIL.name)
      await lab.env.clock.advance(100)
    }
    expect(await lab.time(b.ping('a@h1'))).toBe(atom('pong'))
  })
})
