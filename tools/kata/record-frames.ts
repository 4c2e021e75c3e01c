/**
 * Records the frames in which a real `erl` sends messages, for where there is none: what it says of `Pid ! Message` and of
 * `{Name, Node} ! Message`, to a peer that takes SEND_SENDER and to one that does not.
 *
 *     npx tsx tools/kata/record-frames.ts
 *
 * We shake hands without DIST_HDR_ATOM_CACHE, so that every frame spells its atoms out.
 */
import { toHex } from '../../katas/kit/hex.ts'
import { PASS_THROUGH } from '../../src/channel/frame_reader.ts'
import { REG_SEND } from '../../src/channel/message_control.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import { portPlease } from '../../src/epmd/client.ts'
import { encode } from '../../src/etf/encode.ts'
import { DFLAG, OUR_FLAGS } from '../../src/handshake/flags.ts'
import { handshakeWeStarted } from '../../src/handshake/we_started.ts'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import { Pid, remoteIdentity } from '../../src/term/identifier.ts'
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
    const ours = new Pid(remoteIdentity(atom(us.name) as Atom, CREATION), 1, 0)
    await peer.eval(
      `register(echo, spawn(fun() -> receive P -> P ! hello, {door, node(P)} ! hello end end)).`,
    )
    const control = encode(t(REG_SEND, ours, atom(''), atom('echo')))
    connection.write(Uint8Array.from([PASS_THROUGH, ...control, ...encode(ours)]))
    const frames = [await connection.read(), await connection.read()]
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
