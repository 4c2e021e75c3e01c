/**
 * Text as Erlang programs hand it about: a binary, a list of code points, or such lists nested (`chardata`).
 * OTP: `unicode:characters_to_list/2`.
 */
import { fromLatin1 } from '../bytes/text.ts'
import { Binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { type ImproperList, isList } from '../term/list.ts'

/** What the bytes of a binary stand for, and how far the numbers in a list go. */
export type Encoding = 'unicode' | 'latin1'

/**
 * Its text, or `undefined` when it is none. Binaries are read as UTF-8, or where they are none as latin1; with `latin1`
 * always so, and then there is no greater character.
 */
export function textOf(chardata: unknown, encoding: Encoding = 'unicode'): string | undefined {
  const last = encoding === 'unicode' ? 0x10ffff : 0xff
  let text = ''
  const open: unknown[] = [chardata] // nested lists cost memory, never the JavaScript stack
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part === 'number' && isCodePoint(part, last)) text += String.fromCodePoint(part)
    else if (part instanceof Binary) text += encoding === 'unicode' ? textOfBytes(part) : fromLatin1(part)
    else if (isList(part)) for (let i = part.length - 1; i >= 0; i--) open.push(part[i])
    else if (kindOf(part) === 'improper') {
      const { elements, tail } = part as ImproperList
      open.push(tail)
      for (let i = elements.length - 1; i >= 0; i--) open.push(elements[i])
    } else return undefined
  }
  return text
}

function isCodePoint(value: number, last: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= last && (value < 0xd800 || value > 0xdfff)
}

function textOfBytes(bytes: Binary): string {
  try {
    return bytes.text
  } catch {
    return fromLatin1(bytes)
  }
}
