/**
 * Records what a real `erl` makes of terms, for where there is none: prints the bytes of each term given, in Erlang's
 * notation, for `katas/10-terms-on-the-wire/recorded.ts` and `katas/11-pids/recorded.ts`.
 *
 *     npx tsx tools/kata/record-terms.ts '{ok,[1,256]}' "'caf\x{e9}'"
 *
 * `minor_version` 2 is how nodes write atoms to each other, and the default since OTP 26.
 */
import { toHex } from '../../katas/kit/hex.ts'
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
const stage = await openStage(erl)
try {
  const real = await stage.erl('real', 'magic')
  console.log(`// ${stage.release}`)
  for (const term of process.argv.slice(2)) {
    const list = await real.eval(`term_to_binary(${term}, [{minor_version, 2}]).`)
    const bytes = Uint8Array.from(list.match(/\d+/g) ?? [], Number)
    console.log(`${term}: ${toHex(bytes)}`)
  }
} finally {
  await stage.close()
}
