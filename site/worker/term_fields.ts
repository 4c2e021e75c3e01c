/**
 * A term in a frame, field by field: as one field, unless there are pids in it. Those are taken apart, so that it can be
 * seen that a node's name and its creation travel, and no number that only somebody's shell knows.
 * OTP: erl_ext_dist, NEW_PID_EXT.
 */
import type { Reader } from '../../src/bytes/reader.ts'
import { decodeFrom } from '../../src/etf/decode.ts'
import { LIST_EXT, MAP_EXT, NEW_PID_EXT, SMALL_TUPLE_EXT } from '../../src/etf/tags.ts'
import { type Atom, format, type Pid, type Term } from '../../src/mod.ts'

/** What some bytes of a message stand for. */
export interface Field {
  readonly name: string
  /** In bytes. */
  readonly length: number
  readonly value: string
}

type Atoms = readonly (Atom | boolean)[]

/** Reads the term whose first byte is next. What stands before, between and behind its pids are fields called `name`. */
export function termFields(reader: Reader, atoms: Atoms, name: string): { term: Term; fields: Field[] } {
  const start = reader.offset
  const pids: { readonly offset: number; readonly pid: Pid }[] = []
  findPids(reader, atoms, pids)
  const end = reader.offset
  reader.offset = start
  const term = decodeFrom(reader, { atoms })
  let from = start
  const fields: Field[] = []
  const between = (to: number): void => {
    const value = fields.length === 0 ? format(term, { home: 'wire' }) : '…'
    if (to > from) fields.push({ name, length: to - from, value })
  }
  for (const { offset, pid } of pids) {
    between(offset)
    reader.offset = offset + 1
    decodeFrom(reader, { atoms })
    fields.push(
      { name: 'NEW_PID_EXT', length: 1, value: String(NEW_PID_EXT) },
      { name: 'Node', length: reader.offset - offset - 1, value: format(pid.node) },
      { name: 'ID', length: 4, value: String(pid.id) },
      { name: 'Serial', length: 4, value: String(pid.serial) },
      { name: 'Creation', length: 4, value: String(pid.creation) },
    )
    from = reader.offset + 12
  }
  between(end)
  reader.offset = end
  return { term, fields }
}

/** Moves past one term. Pids in what is no tuple, list or map stay unseen: there are none in a short message. */
function findPids(reader: Reader, atoms: Atoms, found: { offset: number; pid: Pid }[]): void {
  const offset = reader.offset
  const elements = elementsOf(reader)
  for (let left = elements ?? 0; left > 0; left--) findPids(reader, atoms, found)
  if (elements !== undefined) return
  const isPid = reader.bytes[offset] === NEW_PID_EXT
  const term = decodeFrom(reader, { atoms })
  if (isPid) found.push({ offset, pid: term as Pid })
}

/** How many terms follow, if the next term is made of others; then its head has been read. */
function elementsOf(reader: Reader): number | undefined {
  switch (reader.bytes[reader.offset]) {
    case SMALL_TUPLE_EXT:
      reader.u8()
      return reader.u8()
    case LIST_EXT:
      reader.u8()
      return reader.u32() + 1
    case MAP_EXT:
      reader.u8()
      return reader.u32() * 2
  }
  return undefined
}
