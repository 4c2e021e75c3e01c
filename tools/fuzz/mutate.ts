/**
 * Bytes gone wrong: what a good sequence of bytes becomes when chance, a broken peer or an enemy has been at it. The same
 * chance makes the same bytes.
 */
import type { Random } from '../../src/env/env.ts'

/** Below `n`. */
export const below = (random: Random, n: number): number => random.uint32() % Math.max(1, n)

/** Bytes that mean much: zeros and ones, the edges of signed and unsigned, and tags of the formats. */
const TELLING = [
  0, 1, 2, 3, 16, 63, 64, 68, 69, 70, 80, 104, 108, 109, 112, 116, 127, 128, 131, 200, 254, 255,
]
/** Claims of a length. */
const CLAIMS = [0xffffffff, 0x7fffffff, 0x80000000, 0x10000000, 0x08000000, 0x00ffffff, 0x0000ffff]

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const overwrite: Mutation = (bytes, random) => {
  const at = below(random, bytes.length)
  return bytes.with(at, random.uint32() & 255)
}

const telling: Mutation = (bytes, random) => {
  const at = below(random, bytes.length)
  return bytes.with(at, TELLING[below(random, TELLING.length)] as number)
}

const flip: Mutation = (bytes, random) => {
  const at = below(random, bytes.length)
  return bytes.with(at, (bytes[at] as number) ^ (1 << below(random, 8)))
}

const claim: Mutation = (bytes, random) => {
  if (bytes.length < 4) return bytes
  const changed = bytes.slice()
  const value = CLAIMS[below(random, CLAIMS.length)] as number
  new DataView(changed.buffer).setUint32(below(random, changed.length - 3), value)
  return changed
}

const cut: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length))

const leaveOut: Mutation = (bytes, random) => {
  const from = below(random, bytes.length)
  return joined([bytes.subarray(0, from), bytes.subarray(from + 1 + below(random, 8))])
}

const repeat: Mutation = (bytes, random) => {
  const from = below(random, bytes.length)
  const part = bytes.subarray(from, from + 1 + below(random, 32))
  const times = 1 + below(random, below(random, 20) === 0 ? 5000 : 4)
  return joined([bytes.subarray(0, from), ...Array<Uint8Array>(times).fill(part), bytes.subarray(from)])
}

const insert: Mutation = (bytes, random) => {
  const at = below(random, bytes.length + 1)
  const noise = Uint8Array.from({ length: 1 + below(random, 8) }, () => random.uint32() & 255)
  return joined([bytes.subarray(0, at), noise, bytes.subarray(at)])
}

const splice: Mutation = (bytes, random, other) => {
  const [at, from] = [below(random, bytes.length + 1), below(random, other.length)]
  return joined([bytes.subarray(0, at), other.subarray(from)])
}

const MUTATIONS: readonly Mutation[] = [
  ...[overwrite, telling, telling, flip, claim, claim],
  ...[cut, leaveOut, repeat, insert, splice],
]

/** One of `corpus`, changed once or a few times. */
export function mutated(corpus: readonly Uint8Array[], random: Random): Uint8Array {
  const pick = (): Uint8Array => corpus[below(random, corpus.length)] as Uint8Array
  let bytes = pick()
  for (let changes = 1 + below(random, 4); changes > 0; changes--) {
    const mutation = MUTATIONS[below(random, MUTATIONS.length)] as Mutation
    if (bytes.length === 0) bytes = insert(bytes, random, bytes)
    bytes = mutation(bytes, random, pick())
  }
  return bytes
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** `frame` behind its length. */
export function framed(frame: Uint8Array, lengthBytes: 2 | 4): Uint8Array {
  const length = Uint8Array.from({ length: lengthBytes }, (_, i) =>
    Math.floor(frame.length / 256 ** (lengthBytes - 1 - i)),
  )
  return joined([length, frame])
}

/**
 * A stream of such frames: some changed, left out, told twice or in another order, mostly behind their true lengths, and
 * at times the stream itself changed.
 */
export function mutatedStream(frames: readonly Uint8Array[], random: Random, lengthBytes: 2 | 4): Uint8Array {
  const told = [...frames]
  for (let changes = below(random, 4); changes > 0; changes--) {
    const [from, to] = [below(random, told.length), below(random, told.length)]
    const moved = told.splice(from, below(random, 2)) // a frame, or none
    told.splice(to, below(random, 2), ...moved, told[to] ?? new Uint8Array())
  }
  for (let changes = below(random, 4); changes > 0; changes--) {
    told[below(random, told.length)] = mutated(frames, random)
  }
  const stream = joined(told.map((frame) => framed(frame, lengthBytes)))
  return below(random, 3) === 0 ? mutated([stream], random) : stream
}
