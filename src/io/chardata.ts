/**
 * Text as Erlang programs hand it about: a binary, a list of code points, or such lists nested (`chardata`).
 * OTP: `unicode:characters_to_list/1`.
 */
import { fromLatin1 } from '../bytes/text.ts'
import { Binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { type ImproperList, isList } from '../term/list.ts'

/** Its text, or `undefined` when it is none. Binaries are read as UTF-8, or where they are none as latin1. */
export function textOf(chardata: unknown): string | undefined {
  let text = ''
  const open: unknown[] = [chardata] // nested lists cost memory, never the JavaScript stack
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part === 'number' && isCodePoint(part)) text += String.fromCodePoint(part)
    else if (part instanceof Binary) text += textOfBytes(part)
    else if (isList(part)) for (let i = part.length - 1; i >= 0; i--) open.push(part[i])
    else if (kindOf(part) === 'improper') {
      const { elements, tail } = part as ImproperList
      open.push(tail)
      for (let i = elements.length - 1; i >= 0; i--) open.push(elements[i])
    } else return undefined
  }
  return text
}

function isCodePoint(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff)
}

function textOfBytes(bytes: Binary): string {
  try {
    return bytes.text
  } catch {
    return fromLatin1(bytes)
  }
}
