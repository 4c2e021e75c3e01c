/**
 * Records frames of a real `erl`, for where there is none: what it says of `Pid ! Message` and of `{Name, Node} ! Message`,
 * to a peer that takes SEND_SENDER and to one that does not; and what it tells who monitors a process that is not there, and
 * one that ends.
 *
 *     npx tsx tools/kata/record-frames.ts
 *
 * We shake hands without DIST_HDR_ATOM_CACHE, so that every frame spells its atoms out.
 */
import { toHex } from '../../katas/kit/hex.ts'
import { MONITOR_P } from '../../src/channel/control.ts'
import { PASS_THROUGH } from '../../src/channel/frame_reader.ts'
import { REG_SEND } from '../../src/channel/message_control.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import { portPlease } from '../../src/epmd/client.ts'
import { encode } from '../../src/etf/encode.ts'
import { DFLAG, OUR_FLAGS } from '../../src/handshake/flags.ts'
import { handshakeWeStarted } from '../../src/handshake/we_started.ts'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import { Pid, Reference, remoteIdentity } from '../../src/term/identifier.ts'
import type { TermInput } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { FramedConnection } from '../../src/transport/framed.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const HOST = '127.0.0.1'
const COOKIE = 'magic'
const CREATION = 7

async function record(withSender: boolean): Promise<string[]> {
  const erl = findErl()
  if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
  const env = systemEnv()
  const stage = await openStage(erl, env)
  try {
    const peer = await stage.erl('real', COOKIE)
    const epmd = { host: HOST, port: stage.epmdPort }
    const caller = { env, transport: tcpTransport, where: `kata@${HOST}` }
    const entry = await portPlease(caller, epmd, 'real')
    if (entry === undefined) throw new Error('the real node is not registered')
    const carrier = await tcpTransport.dial({ host: HOST, port: entry.port })
    const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 65_535 })
    const flags = OUR_FLAGS & ~DFLAG.DIST_HDR_ATOM_CACHE & ~DFLAG.FRAGMENTS
    const us = {
      env,
      name: caller.where,
      creation: CREATION,
      flags: withSender ? flags : flags & ~DFLAG.SEND_SENDER,
      cookieFor: () => COOKIE,
      setupTime: 7000,
    }
    await handshakeWeStarted(us, connection, peer.name)
    connection.lengthBytes = 4
    const home = remoteIdentity(atom(us.name) as Atom, CREATION)
    const ours = new Pid(home, 1, 0)
    const say = (...terms: readonly TermInput[]): void => {
      connection.write(Uint8Array.from([PASS_THROUGH, ...terms.flatMap((term) => [...encode(term)])]))
    }
    await peer.eval(
      `register(echo, spawn(fun() -> receive P -> P ! hello, {door, node(P)} ! hello end end)).`,
    )
    for (const [n, name] of ['nobody', 'echo'].entries()) {
      say(t(MONITOR_P, ours, atom(name), new Reference(home, [n + 1, 2, 3])))
    }
    say(t(REG_SEND, ours, atom(''), atom('echo')), ours)
    const frames: Uint8Array[] = []
    while (frames.length < 4) frames.push(await connection.read())
    connection.close()
    return frames.map((frame) => toHex(frame))
  } finally {
    await stage.close()
  }
}

for (const withSender of [true, false]) {
  console.log(withSender ? '// to a peer with SEND_SENDER' : '// to a peer without SEND_SENDER')
  for (const frame of await record(withSender)) console.log(`'${frame}',`)
}
