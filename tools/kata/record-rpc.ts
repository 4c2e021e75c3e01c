/**
 * Records for kata 14, for where there is no `erl`: what `erl_call` asks of `rex`, what a real `rex` answers to the same,
 * and for which reasons processes that begin in a real `erpc:execute_call/4` end.
 *
 *     npx tsx tools/kata/record-rpc.ts
 */
import { toHex } from '../../katas/kit/hex.ts'
import type { FrameEvent } from '../../src/channel/events.ts'
import { systemEnv } from '../../src/env/system_env.ts'
import { encode } from '../../src/etf/encode.ts'
import { inNewProcess } from '../../src/gen_server/caller.ts'
import { kernel } from '../../src/kernel/kernel.ts'
import { atom } from '../../src/term/atom.ts'
import { t } from '../../src/term/tuple.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const COOKIE = 'rpc'
const CALLS = [
  'lists, reverse, [[a,b,c]]',
  'erlang, throw, [ball]',
  'erlang, exit, [bye]',
  'nowhere, nothing, [1]',
]

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
const env = systemEnv()
const received: Uint8Array[] = []
env.trace.subscribe((event) => {
  const { type, direction, payload } = event as FrameEvent
  if (type === 'frame' && direction === 'received' && payload !== undefined) received.push(payload)
})
const stage = await openStage(erl, env)
try {
  const node = await stage.node('kata', COOKIE, { services: [kernel] })
  await stage.erlCall(node, COOKIE, 'lists reverse [[a,b,c]]')
  console.log(
    'erl_call asks',
    received.map((bytes) => toHex(bytes)),
  )

  const real = await stage.erl('real', COOKIE)
  const answer = await inNewProcess(node, async (self) => {
    const call = t(
      atom('call'),
      atom('lists'),
      atom('reverse'),
      [[atom('a'), atom('b'), atom('c')]],
      atom('user'),
    )
    self.send(t('rex', real.name), t(self.pid, call))
    return self.receive()
  })
  console.log('rex answers', toHex(encode(answer)))

  for (const call of CALLS) {
    const reason = await real.eval(
      `Ref = make_ref(), {_, Watch} = spawn_monitor(erpc, execute_call, [Ref, ${call}]),` +
        `receive {'DOWN', Watch, _, _, Reason} -> binary:encode_hex(term_to_binary({Ref, [${call}], Reason})) end.`,
    )
    console.log(call, reason)
  }
  console.log(stage.release)
} finally {
  await stage.close()
}
