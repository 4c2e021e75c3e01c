/** What the reader typed, as bytes: a term in Erlang notation, or the bytes themselves in hexadecimal. */
import { decode, EtfError, encode } from '../../../src/mod.ts'
import { readTerm } from '../../../src/shell/read_term.ts'
import { SyntaxMistake } from '../../../src/shell/text_reader.ts'
import { type Part, partsOf } from './parts.ts'

/** More than this nobody would look through, one by one. */
export const MAX_BYTES = 512

export interface Given {
  readonly as: 'term' | 'hex'
  readonly text: string
}

export interface Read {
  readonly bytes: Uint8Array
  /** Missing where the bytes are no term, or too many to be shown. */
  readonly root?: Part
  /** Why not; it belongs to the field that was typed into. */
  readonly problem?: Problem
}

export type Problem =
  | { readonly is: 'empty' }
  /** `column` counts from 1. */
  | { readonly is: 'no term'; readonly column: number; readonly why: string }
  | { readonly is: 'no hex'; readonly found: string; readonly column: number }
  | { readonly is: 'half a byte' }
  /** `offset` counts bytes, from 0. */
  | { readonly is: 'no such bytes'; readonly offset: number; readonly why: string }
  | { readonly is: 'too long' }

const NOTHING = new Uint8Array()
const TOO_LONG: Read = { bytes: NOTHING, problem: { is: 'too long' } }

/** In `<<0:80000000>>`: it would keep the page busy, only to be too long. */
const LARGE_SEGMENT = /:\s*(?:\d{5}|\()/
const STRING = /"(?:[^"\\]|\\.)*"/g

export function read(given: Given): Read {
  if (given.text.trim() === '') return { bytes: NOTHING, problem: { is: 'empty' } }
  const written = given.as === 'term' ? fromTerm(given.text) : fromHex(given.text)
  if (written.problem !== undefined) return written
  const { bytes } = written
  if (bytes.length > MAX_BYTES) return TOO_LONG
  try {
    decode(bytes)
    return { bytes, root: partsOf(bytes) }
  } catch (error) {
    if (!(error instanceof EtfError)) throw error
    const { offset, message: why } = error
    return { bytes, problem: { is: 'no such bytes', offset, why } }
  }
}

function fromTerm(text: string): Read {
  if (LARGE_SEGMENT.test(text.replace(STRING, '""'))) return TOO_LONG
  try {
    return { bytes: encode(readTerm(text)) }
  } catch (error) {
    const column = error instanceof SyntaxMistake ? error.at.column : 1
    return { bytes: NOTHING, problem: { is: 'no term', column, why: (error as Error).message } }
  }
}

/** Spaces and line breaks count for nothing. */
function fromHex(text: string): Read {
  const other = /[^\da-f\s]/i.exec(text)
  if (other !== null)
    return { bytes: NOTHING, problem: { is: 'no hex', found: other[0], column: other.index + 1 } }
  const digits = text.replace(/\s/g, '')
  if (digits.length % 2 === 1) return { bytes: NOTHING, problem: { is: 'half a byte' } }
  return { bytes: Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) }
}
