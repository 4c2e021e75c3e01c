/**
 * One character as Erlang source writes it: itself, or an escape such as `\n`, `\x{4E2D}`, `\101`, `\^C`.
 * OTP: Reference Manual, "Data Types", "Escape Sequences".
 */

const NAMED: { readonly [letter: string]: number } = {
  b: 8,
  d: 127,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  s: 32,
  t: 9,
  v: 11,
}

export interface EscapedCharacter {
  readonly code: number
  /** How much of the text it takes, in JavaScript's units. */
  readonly length: number
}

/** The character at the beginning of `text`; `undefined` when the text ends before it does. */
export function escapedCharacter(text: string): EscapedCharacter | undefined {
  if (text[0] !== '\\') {
    const code = text.codePointAt(0)
    return code === undefined ? undefined : { code, length: code > 0xffff ? 2 : 1 }
  }
  const octal = /^\\([0-7]{1,3})/u.exec(text)
  if (octal) return { code: Number.parseInt(octal[1] as string, 8), length: octal[0].length }
  const hex = /^\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/u.exec(text)
  if (hex) return { code: Number.parseInt(hex[1] ?? (hex[2] as string), 16), length: hex[0].length }
  const control = /^\\\^([\s\S])/u.exec(text)
  if (control) return { code: (control[1] as string).charCodeAt(0) & 31, length: 3 }
  const code = text.codePointAt(1)
  if (code === undefined) return undefined
  return { code: NAMED[String.fromCodePoint(code)] ?? code, length: code > 0xffff ? 3 : 2 }
}
