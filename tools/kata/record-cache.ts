/**
 * Records for kata 16, for where there is no `erl`: what `simple_cache.erl` says to a member that joins, and of its writes.
 *
 *     npx tsx tools/kata/record-cache.ts
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadErlModule } from '../../katas/kit/erl-module.ts'
import { toHex } from '../../katas/kit/hex.ts'
import { encode } from '../../src/etf/encode.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const SOURCE = path.resolve(import.meta.dirname, '../../katas/16-simple-cache/simple_cache.erl')

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
const stage = await openStage(erl)
try {
  const real = await stage.erl('real', 'cache')
  await loadErlModule(real, readFileSync(SOURCE, 'utf8'))
  await real.eval(
    'simple_cache:start(), simple_cache:put(tea, 5), simple_cache:put({"green", tea}, <<"7">>).',
  )
  const node = await stage.node('kata', 'cache')
  const three = new Promise<void>((resolve) => {
    const cache = node.spawn(async (self) => {
      for (let n = 0; n < 3; n++) console.log(toHex(encode(await self.receive())))
      resolve()
    })
    node.register('simple_cache', cache)
  })
  await real.eval(`net_adm:ping('${node.name}'), simple_cache:get(tea).`)
  await real.eval('simple_cache:put(tea, 6), simple_cache:put(milk, 1).')
  await three
  console.log(stage.release)
} finally {
  await stage.close()
}
