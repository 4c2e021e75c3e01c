/**
 * Records handshakes with a real `erl`, both ways, for where there is none: prints `katas/kit/replay.ts`'s `Recording`s.
 *
 *     npx tsx tools/kata/record-handshake.ts
 *
 * Our challenge is a chosen one whose top bit is set, so that a signed one would show.
 */

import { toHex } from '../../katas/kit/hex.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import type { HandshakeEvent } from '../../src/handshake/events.ts'
import { decodeName, decodeNameAndChallenge } from '../../src/handshake/messages.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const CHALLENGE = 4294967280
const COOKIE = 'magic'

async function record(who: 'weDialled' | 'theyDialled'): Promise<string> {
  const erl = findErl()
  if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
  const env = { ...systemEnv(), random: { uint32: () => CHALLENGE } }
  const events: HandshakeEvent[] = []
  env.trace.subscribe((event) => {
    if (event.type === 'handshake') events.push(event as HandshakeEvent)
  })
  const stage = await openStage(erl, env)
  try {
    const node = await stage.node('kata', COOKIE)
    const peer = await stage.erl('real', COOKIE)
    if (who === 'weDialled') await node.ping(peer.name)
    else await peer.eval(`net_adm:ping('${node.name}').`)
    const nameFrame = events.find(
      ({ direction, step }) => direction === 'sent' && (step === 'name' || step === 'challenge'),
    )
    if (nameFrame === undefined) throw new Error('no handshake was seen')
    const decode = nameFrame.step === 'name' ? decodeName : decodeNameAndChallenge
    const { name, creation, flags } = decode(nameFrame.bytes)
    const frames = events.map(
      ({ direction, bytes }) =>
        `    { from: '${direction === 'sent' ? 'us' : 'peer'}', hex: '${toHex(bytes)}' },`,
    )
    return `// ${stage.release}
  ${who}: {
  peer: '${peer.name}', name: '${name}', creation: ${creation}, flags: 0x${flags.toString(16)}n,
  cookie: '${COOKIE}', challenge: ${CHALLENGE},
  frames: [
${frames.join('\n')}
  ] },`
  } finally {
    await stage.close()
  }
}

console.log(await record('weDialled'))
console.log(await record('theyDialled'))
