/**
 * `erlang:phash2/1,2`: a number for each term, the same on every node and in every release, so that nodes which spread
 * keys over themselves by it agree on who has which.
 *
 * The parts of a term are hashed one after the other, each on top of what came before; the pairs of a map, which have no
 * order, each on its own, and their hashes together by exclusive or.
 * OTP: `erlang:phash2/2` in erlang(3) promises that it never changes; what it mixes and how is in `make_hash2` of ERTS.
 */
import { Reader } from '../bytes/reader.ts'
import { toUtf8 } from '../bytes/text.ts'
import { decodeFrom } from '../etf/decode.ts'
import { atomName, isAtom } from '../term/atom.ts'
import type { BitString } from '../term/binary.ts'
import type { Float } from '../term/float.ts'
import type { Export, Fun } from '../term/fun.ts'
import type { Pid, Port, Reference } from '../term/identifier.ts'
import { type Kind, kindOf } from '../term/kind.ts'
import type { ImproperList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'

/** The golden ratio times 2^32; each kind of term has a multiple of it. */
const GOLDEN = 0x9e3779b9
const of = (multiple: number): number => Math.imul(GOLDEN, multiple)
const [NIL, ATOM, STRING, PID, PORT, REFERENCE, TUPLE] = [2, 3, 4, 5, 6, 7, 9].map(of) as Seven
const [NEGATIVE, POSITIVE, FLOAT, BINARY, EXPORT, BITS, MAP] = [10, 11, 12, 13, 14, 15, 16].map(of) as Seven
const PAIRS = of(19)
type Seven = [number, number, number, number, number, number, number]

/** The empty list, where it comes first. */
const EMPTY_LIST = 3468870702
/** And elsewhere. */
const EMPTY_LIST_WORD = 2

/** Smaller integers are hashed as one word. */
const WORD = 2 ** 27

/** What is still to be hashed: a term, the rest of a list, or the end of a pair or of a map. */
type Waiting =
  | { readonly term: Term }
  | { readonly list: readonly Term[]; readonly from: number; readonly tail: Term }
  | { readonly endOf: 'pair' }
  | { readonly endOf: 'map'; readonly hash: number; readonly pairs: number }

/** 32 bits. */
export function phash2(term: Term): number {
  const hasher = new Hasher()
  hasher.run(term)
  return hasher.hash >>> 0
}

class Hasher {
  /** Of all that has been hashed so far, and of the pairs of the map that is being hashed. */
  hash = 0
  #pairs = 0
  /** Kept here and not on JavaScript's stack: a peer's terms nest as deep as it likes. */
  readonly #waiting: Waiting[] = []

  run(term: Term): void {
    this.#waiting.push({ term })
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      if ('term' in next) this.#term(next.term)
      else if ('list' in next) this.#list(next.list, next.from, next.tail)
      else if (next.endOf === 'pair') {
        this.#pairs ^= this.hash
        this.hash = 0
      } else {
        this.hash = next.hash
        this.#word(this.#pairs, PAIRS)
        this.#pairs = next.pairs
      }
    }
  }

  #term(term: Term): void {
    const kind = kindOf(term)
    if (isAtom(term)) this.#atom(atomHash(atomName(term)))
    else if (typeof term === 'bigint' || Number.isInteger(term)) this.#integer(term as number | bigint)
    else if (typeof term === 'number') this.#float(term)
    else if (kind === 'float') this.#float((term as Float).value)
    else if (kind === undefined) this.#list(term as readonly Term[], 0, [])
    else this.#ofKind(kind, term)
  }

  #ofKind(kind: Kind, term: Term): void {
    switch (kind) {
      case 'improper':
        this.#list((term as ImproperList<Term, Term>).elements, 0, (term as ImproperList<Term, Term>).tail)
        break
      case 'tuple':
        this.#tuple(term as unknown as readonly Term[])
        break
      case 'map':
        this.#map(term as ErlMap<Term, Term>)
        break
      case 'binary':
        this.#bytes(term as unknown as Uint8Array)
        break
      case 'bitstring': {
        const { bytes, bits } = term as BitString
        this.#bytes(bytes.subarray(0, -1), true)
        this.#words(bits, (bytes.at(-1) as number) >> (8 - bits), BITS)
        break
      }
      case 'pid':
        this.#word((term as Pid).id, PID)
        break
      case 'port': {
        const { id } = term as Port
        this.#words(Number(BigInt.asIntN(32, id)), Number(BigInt.asIntN(32, id >> 32n)), PORT)
        break
      }
      case 'reference':
        this.#word((term as Reference).words[0] ?? 0, REFERENCE)
        break
      case 'export': {
        const { module, function: name, arity } = term as Export
        this.#words(arity, atomHash(atomName(module)), GOLDEN)
        this.#word(atomHash(atomName(name)), EXPORT)
        break
      }
      case 'fun':
        this.#fun(term as Fun)
    }
  }

  #atom(hash: number): void {
    if (this.hash === 0) this.hash = hash
    else this.#word(hash, ATOM)
  }

  #integer(n: number | bigint): void {
    if (n >= -WORD && n < WORD) {
      const small = Number(n)
      if (small < 0) this.#word(-small, GOLDEN)
      this.#word(small, GOLDEN)
      return
    }
    const sign = n < 0 ? NEGATIVE : POSITIVE
    const digits = (n < 0 ? -BigInt(n) : BigInt(n)).toString(16) // 16 of them a digit of the BEAM's
    for (let end = digits.length; end > 0; end -= 16) {
      const high = digits.slice(Math.max(0, end - 16), Math.max(0, end - 8))
      const low = digits.slice(Math.max(0, end - 8), end)
      this.#words(Number.parseInt(low, 16), Number.parseInt(high || '0', 16), sign)
    }
  }

  #float(value: number): void {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, value === 0 ? 0 : value) // both zeros are one
    this.#words(view.getUint32(0), view.getUint32(4), FLOAT)
  }

  #bytes(bytes: Uint8Array, isFollowed = false): void {
    const initial = (BINARY + this.hash) | 0
    this.hash = bytes.length === 0 && !isFollowed ? initial : blockHash(bytes, initial)
  }

  /** Four bytes of a string are hashed at a time. */
  #list(list: readonly Term[], from: number, tail: Term): void {
    let [at, word, count] = [from, 0, 0]
    for (; at < list.length && isByte(list[at]); at++) {
      word = (word << 8) + (list[at] as number)
      if (++count < 4) continue
      this.#word(word, STRING)
      count = word = 0
    }
    if (count > 0) this.#word(word, STRING)
    if (at < list.length) this.#waiting.push({ list, from: at + 1, tail }, { term: list[at] as Term })
    else if (kindOf(tail) === undefined && Array.isArray(tail)) this.#emptyList()
    else this.#waiting.push({ term: tail })
  }

  #emptyList(): void {
    if (this.hash === 0) this.hash = EMPTY_LIST | 0
    else this.#word(EMPTY_LIST_WORD, NIL)
  }

  #tuple(elements: readonly Term[]): void {
    this.#word(elements.length, TUPLE)
    for (const term of elements.toReversed()) this.#waiting.push({ term })
  }

  #map(map: ErlMap<Term, Term>): void {
    this.#word(map.size, MAP)
    if (map.size === 0) return
    this.#waiting.push({ endOf: 'map', hash: this.hash, pairs: this.#pairs })
    this.hash = this.#pairs = 0
    for (const [key, value] of map) this.#waiting.push({ endOf: 'pair' }, { term: value }, { term: key })
  }

  /** NEW_FUN_EXT behind its size: arity, a digest of 16 bytes, index and number of variables; then the parts as terms. */
  #fun({ module, bytes }: Fun): void {
    const reader = new Reader(bytes, 17)
    const [index, variables] = [reader.u32(), reader.u32()]
    const [, , hash] = Array.from({ length: 4 }, () => decodeFrom(reader))
    this.#words(variables, atomHash(atomName(module)), GOLDEN)
    this.#words(index, Number(hash), GOLDEN)
    const free = Array.from({ length: variables }, () => decodeFrom(reader))
    for (const term of free.reverse()) this.#waiting.push({ term })
  }

  #word(word: number, constant: number): void {
    this.#words(word, 0, constant)
  }

  #words(first: number, second: number, constant: number): void {
    this.hash = mix(constant + (first | 0), constant + (second | 0), this.hash)
  }
}

const isByte = (term: Term | undefined): boolean =>
  typeof term === 'number' && Number.isInteger(term) && term >= 0 && term < 256

/** The hash of an atom's name, of which a character below 256 is one byte, and any other its bytes in UTF-8. */
function atomHash(name: string): number {
  let hash = 0
  for (const character of name) {
    const code = character.codePointAt(0) as number
    for (const byte of code < 256 ? [code] : toUtf8(character)) {
      hash = ((hash << 4) + byte) | 0
      const high = hash & 0xf0000000
      if (high !== 0) hash = hash ^ (high >>> 24) ^ high
    }
  }
  return hash
}

/** Twelve bytes at a time, as three words of which the lowest byte comes first. */
function blockHash(bytes: Uint8Array, initial: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let [a, b, c] = [GOLDEN, GOLDEN, initial]
  let at = 0
  for (; bytes.length - at >= 12; at += 12) {
    ;[a, b, c] = mixed(
      a + view.getInt32(at, true),
      b + view.getInt32(at + 4, true),
      c + view.getInt32(at + 8, true),
    )
  }
  const left = (from: number, shift: number): number => {
    let word = 0
    for (let i = 0; i < 4 && at + from + i < bytes.length; i++)
      word |= (bytes[at + from + i] as number) << (8 * i + shift)
    return word
  }
  // The lowest byte of the third word is the length's.
  return mix(a + left(0, 0), b + left(4, 0), c + bytes.length + left(8, 8))
}

const mix = (a: number, b: number, c: number): number => mixed(a, b, c)[2]

function mixed(first: number, second: number, third: number): [number, number, number] {
  let [a, b, c] = [first | 0, second | 0, third | 0]
  a = (a - b - c) ^ (c >>> 13)
  b = (b - c - a) ^ (a << 8)
  c = (c - a - b) ^ (b >>> 13)
  a = (a - b - c) ^ (c >>> 12)
  b = (b - c - a) ^ (a << 16)
  c = (c - a - b) ^ (b >>> 5)
  a = (a - b - c) ^ (c >>> 3)
  b = (b - c - a) ^ (a << 10)
  c = (c - a - b) ^ (b >>> 15)
  return [a, b, c]
}
