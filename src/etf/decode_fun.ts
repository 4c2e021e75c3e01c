/**
 * A fun, once its parts have been read over: its bytes are kept as they are, for only the node that made it has its code.
 * OTP: erl_ext_dist, NEW_FUN_EXT.
 */
import type { Reader } from '../bytes/reader.ts'
import type { Atom } from '../term/atom.ts'
import { isInteger } from '../term/float.ts'
import { Fun } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import type { DecodeContext } from './atom_refs.ts'
import { EtfError } from './etf_error.ts'
import { expandRefs } from './expand_refs.ts'
import { MAX_INFLATED } from './inflate.ts'

export interface FunHead {
  readonly module: Atom | boolean
  readonly arity: number
  /** Where its bytes begin, after the size, and where they end by the size's word. */
  readonly from: number
  readonly end: number
}

/** What has been read over. */
interface ReadOver {
  readonly parts: readonly Term[]
  readonly tag: number
  readonly offset: number
  /** Whether it is a part of another fun. */
  readonly inFun: boolean
}

/** Its parts: the index and the hash that older nodes knew it by, the pid that made it, and its free variables. */
export function closeFun(
  { parts, tag, offset, inFun }: ReadOver,
  { module, arity, from, end }: FunHead,
  reader: Reader,
  context: DecodeContext,
): Fun {
  const [oldIndex, oldHash, maker] = parts
  if (!isInteger(oldIndex) || !isInteger(oldHash) || kindOf(maker) !== 'pid')
    throw new EtfError('its index, its hash or its pid is of another kind', tag, offset)
  if (reader.offset !== end)
    throw new EtfError(
      `its size says ${end - from + 4} bytes and it has ${reader.offset - from + 4}`,
      tag,
      offset,
    )
  const bytes = reader.bytes.subarray(from, end)
  if (inFun) return new Fun(module, arity, bytes)
  return new Fun(module, arity, standAlone(bytes, from, tag, offset, context))
}

/** A copy of a fun's `bytes`, which begin at `from`, that needs no header. */
function standAlone(
  bytes: Uint8Array,
  from: number,
  tag: number,
  offset: number,
  { atoms, notes }: DecodeContext,
): Uint8Array {
  if (atoms === undefined || notes === undefined || notes.length === 0) return new Uint8Array(bytes)
  try {
    return expandRefs(bytes, from, notes, atoms, MAX_INFLATED)
  } catch (cause) {
    throw new EtfError((cause as Error).message, tag, offset, { cause })
  }
}
