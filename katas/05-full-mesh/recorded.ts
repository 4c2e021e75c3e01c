/**
 * What a real Erlang/OTP 25.2.3 told a node that it had met: `{resolved, Node, Ops, Known, …}`, as it was on the wire.
 * Recorded by `tools/kata/record-mesh.ts`.
 */
import { decode } from '../../src/etf/decode.ts'
import { atom, atomName } from '../../src/term/atom.ts'
import { any, match } from '../../src/term/pattern.ts'
import { t } from '../../src/term/tuple.ts'
import { fromHex } from '../kit/hex.ts'

const RESOLVED = fromHex(
  '83680277092467656e5f63617374680777087265736f6c766564770d6d6574403132372e302e302e316a6c00000001680277106672' +
    '69656e64403132372e302e302e3161086a7706756e757365646a6101',
)

const CAST = t(atom('$gen_cast'), t(atom('resolved'), any.atom, any.list, any.list, any, any.list, any))

/** Who it was, and whom it knew. */
export function recordedMeeting(): { readonly peer: string; readonly knows: readonly string[] } {
  const cast = match(CAST, decode(RESOLVED))
  if (cast === undefined) throw new Error('the recording does not hold what it should')
  const [, [, peer, , known]] = cast
  const knows = known.flatMap((item) => {
    const node = match(t(any.atom, any.small), item) // a node with the version of its `global`
    return node === undefined ? [] : [atomName(node[0])]
  })
  return { peer: atomName(peer), knows }
}
