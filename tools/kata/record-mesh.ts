/**
 * Records what real `erl` nodes show and tell when a node meets them, for where there is none: the flags of a visible and
 * of a hidden one, and the word of one that knows another, by which the mesh becomes full.
 *
 *     npx tsx tools/kata/record-mesh.ts
 */
import { toHex } from '../../katas/kit/hex.ts'
import { whenConnected } from '../../katas/kit/when-connected.ts'
import type { FrameEvent } from '../../src/channel/events.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import { decode } from '../../src/etf/decode.ts'
import { globalService } from '../../src/global/global.ts'
import type { HandshakeEvent } from '../../src/handshake/events.ts'
import { decodeName } from '../../src/handshake/messages.ts'
import { atom } from '../../src/term/atom.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const COOKIE = 'magic'

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
const env = systemEnv()
env.trace.subscribe((event) => {
  if (event.type === 'handshake') tellFlags(event as HandshakeEvent)
  if (event.type === 'frame') tellResolved(event as FrameEvent)
})
const stage = await openStage(erl, env)
try {
  const us = await stage.node('kata', COOKIE, { global: globalService() })
  const [met, friend] = [await stage.erl('met', COOKIE), await stage.erl('friend', COOKIE)]
  const hidden = await stage.erl('hidden', COOKIE, ['-hidden'])
  console.log(`// ${stage.release}`)
  await met.eval(`net_adm:ping('${friend.name}').`)
  for (const peer of [met, hidden]) await peer.eval(`net_adm:ping('${us.name}').`)
  await whenConnected(us, 3)
} finally {
  await stage.close()
}

function tellFlags({ direction, step, bytes }: HandshakeEvent): void {
  if (direction === 'received' && step === 'name') {
    const { name, flags } = decodeName(bytes)
    console.log(`// ${name} shows the flags 0x${flags.toString(16)}`)
  }
}

/** `{resolved, Node, Ops, Known, …}`: to a node that it has met, which nodes it knows. */
function tellResolved({ direction, payload }: FrameEvent): void {
  if (direction !== 'received' || payload === undefined) return
  const message = decode(payload)
  const cast = Array.isArray(message) && message[0] === atom('$gen_cast') ? message[1] : message
  if (Array.isArray(cast) && cast[0] === atom('resolved')) console.log(toHex(payload))
}
