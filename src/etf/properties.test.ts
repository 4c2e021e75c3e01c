import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { input, term } from '../../test/terms.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { EtfError } from './etf_error.ts'

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
