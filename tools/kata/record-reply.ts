/**
 * Records for kata 15, for where there is no `erl`: whom a real `gen:reply/2` was to answer, and the message that it sent.
 *
 *     npx tsx tools/kata/record-reply.ts
 */
import { findErl } from './find-erl.ts'
import { openStage } from './stage.ts'

const erl = findErl()
if (erl === undefined) throw new Error('there is no erl to record: put one on the PATH, or name it in ERL')
const stage = await openStage(erl)
try {
  const real = await stage.erl('real', 'reply')
  for (const tag of ['[alias|Ref]', 'Ref']) {
    const recorded = await real.eval(
      `Ref = alias(), From = {self(), ${tag}}, gen:reply(From, {answer, 42}),` +
        `receive Message -> binary:encode_hex(term_to_binary({{'$gen_call', From, question}, Message})) end.`,
    )
    console.log(tag, recorded)
  }
  console.log(stage.release)
} finally {
  await stage.close()
}
