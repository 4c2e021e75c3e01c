import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { BitString, binary } from '../term/binary.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { float } from '../term/float.ts'
import { Export } from '../term/fun.ts'
import { Pid, Port, Reference, remoteIdentity } from '../term/identifier.ts'
import { ImproperList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { tupleFrom } from '../term/tuple.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { EtfError } from './etf_error.ts'

/** Few, for the table of atoms never forgets one. */
const someAtom = fc.constantFrom(
  ...['ok', 'true', '', 'é', '乒乓', 'a'.repeat(255), '𝄞'.repeat(70)].map((n) => atom(n)),
)
const node = fc.constantFrom(remoteIdentity(atom('b@h'), 7), remoteIdentity(atom('c@h'), 0xffffffff))
const word = fc.nat(0xffffffff)

const leaf = fc.oneof(
  someAtom,
  fc.integer(),
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
  fc.bigInt(),
  fc.bigInt(-(2n ** 3000n), 2n ** 3000n),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(float),
  fc.uint8Array().map(binary),
  fc.tuple(fc.uint8Array({ minLength: 1 }), fc.integer({ min: 1, max: 7 })).map((a) => new BitString(...a)),
  fc.array(fc.nat(255)),
  fc.tuple(node, word, word).map((a) => new Pid(...a)),
  fc.tuple(node, fc.bigInt(0n, 2n ** 64n - 1n)).map((a) => new Port(...a)),
  fc.tuple(node, fc.array(word, { minLength: 1, maxLength: 5 })).map((a) => new Reference(...a)),
  fc.tuple(someAtom, someAtom, fc.nat(255)).map((a) => new Export(...a)),
)

/** A term of a term of a term: with more parts each they become too many to be checked in a moment. */
const few = { maxLength: 4 }

/** Terms, in their one form. */
const { term } = fc.letrec<{ term: unknown }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('term'), few),
    fc.array(tie('term'), few).map(tupleFrom),
    fc
      .tuple(
        fc.array(tie('term'), { ...few, minLength: 1 }),
        leaf.filter((tail) => !Array.isArray(tail)),
      )
      .map((a) => new ImproperList(...a)),
    fc.array(fc.tuple(tie('term'), tie('term')), few).map((entries) => new ErlMap(entries)),
  ),
}))

/** What may be sent, the conveniences too. */
const { input } = fc.letrec<{ input: unknown }>((tie) => ({
  input: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array(),
    fc.array(tie('input'), few),
    fc.array(tie('input'), few).map(tupleFrom),
    fc.dictionary(fc.constantFrom('a', 'true', '乒'), tie('input')),
    fc
      .array(fc.tuple(fc.oneof(leaf, fc.constantFrom('a', 'b')), tie('input')), few)
      .map((entries) => new Map(entries)),
  ),
}))

/** Whatever `bytes` are, they are a term or an `EtfError`. */
function decodeOrRefuse(bytes: Uint8Array): EtfError | undefined {
  try {
    decode(bytes)
  } catch (error) {
    if (error instanceof EtfError) return error
    throw error
  }
  return undefined
}

describe('terms and bytes', () => {
  it('every term comes back as it went', () => {
    fc.assert(fc.property(term, (value) => equals(decode(encode(value)), value)))
  })

  it('what arrives far away is what arrives next door', () => {
    fc.assert(fc.property(input, (value) => equals(decode(encode(value)), copy(value))))
  })

  it('a term has one sequence of bytes, whatever convenience it was written with', () => {
    fc.assert(
      fc.property(input, (value) => {
        expect(encode(copy(value))).toEqual(encode(value))
      }),
    )
  })

  it('bytes that are cut anywhere are refused at a place before the cut', () => {
    fc.assert(
      fc.property(term, (value) => {
        const bytes = encode(value)
        for (let length = 0; length < bytes.length; length++) {
          const error = decodeOrRefuse(bytes.subarray(0, length))
          if (error === undefined || error.offset > length)
            throw new Error(`cut to ${length} bytes: ${error}`)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('bytes changed at random are a term or an EtfError', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255))
    fc.assert(
      fc.property(term, fc.array(change, { minLength: 1, maxLength: 5 }), (value, changes) => {
        const bytes = encode(value)
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        decodeOrRefuse(bytes)
      }),
      { numRuns: 1000 },
    )
  })

  it('random bytes are a term or an EtfError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (body) => {
        decodeOrRefuse(new Uint8Array([131, ...body]))
      }),
      { numRuns: 2000 },
    )
  })
})
