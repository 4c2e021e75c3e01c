/**
 * Addresses of the internet as text and as tuples: `{127,0,0,1}`, `{0,0,0,0,0,0,0,1}`.
 * OTP: `inet_parse.erl`; RFC 4291, section 2.2. The number behind `%` says on which link a local address is, and stands in
 * the second word of the tuple.
 */

/** Four bytes or eight words. */
export type Address = readonly number[]

/** As `inet_aton` has it: 1 to 4 numbers, hexadecimal behind `0x` and octal behind `0`; the last fills up what is left. */
export function parseIpv4(text: string): Address | undefined {
  const fields = text.split('.')
  if (fields.length > 4 || !fields.every((field) => IPV4_FIELD.test(field))) return undefined
  const numbers = fields.map((field) => Number(/^0[0-7]/.test(field) ? `0o${field.slice(1)}` : field))
  const [last = 0, ...before] = numbers.toReversed()
  const room = 4 - before.length
  if (before.some((number) => number > 0xff) || last >= 2 ** (8 * room)) return undefined
  const filled = Array.from({ length: room }, (_, i) => Math.floor(last / 2 ** (8 * (room - 1 - i))) & 0xff)
  return [...before.reverse(), ...filled]
}

const IPV4_FIELD = /^(?:0x0*[\da-f]{1,8}|0[0-7]{0,11}|[1-9]\d{0,9})$/i

/** Four decimal numbers, none of which begins with a zero in vain. */
export function parseIpv4Strict(text: string): Address | undefined {
  const fields = text.split('.')
  const isAddress = fields.length === 4 && fields.every((field) => /^(?:0|[1-9]\d{0,2})$/.test(field))
  const numbers = fields.map(Number)
  return isAddress && numbers.every((number) => number <= 0xff) ? numbers : undefined
}

/** Also one of IPv4, mapped. */
export function parseIpv6(text: string): Address | undefined {
  const four = parseIpv4(text)
  return four === undefined ? parseIpv6Strict(text) : mapped(four)
}

export function parseIpv6Strict(text: string): Address | undefined {
  const [, address = '', scope] = /^([^%]*)(?:%([\s\S]*))?$/.exec(text) ?? []
  const halves = address.split('::')
  const [before, behind] = [wordsOf(halves[0] ?? ''), wordsOf(halves[1] ?? '')]
  if (before === undefined || behind === undefined || halves.length > 2) return undefined
  const count = before.length + behind.length
  if (halves.length === 1 ? count !== 8 : count > 7 || halves[0]?.includes('.')) return undefined
  const words = [...before, ...Array<number>(8 - count).fill(0), ...behind]
  return scope === undefined ? words : scoped(words, scope)
}

/** Up to four hexadecimal digits each; the last two words may be an address of IPv4. */
function wordsOf(half: string): number[] | undefined {
  const fields = half === '' ? [] : half.split(':')
  const words: number[] = []
  for (const [i, field] of fields.entries()) {
    const four = i === fields.length - 1 ? parseIpv4Strict(field) : undefined
    if (four !== undefined) words.push(...wordsOfIpv4(four))
    else if (/^[\da-f]{1,4}$/i.test(field)) words.push(Number.parseInt(field, 16))
    else return undefined
  }
  return words
}

/** Addresses of a link alone: they have nothing else in their second word. */
const isOfLink = ([first]: Address): boolean => first === 0xfe80 || first === 0xff02

/** A name of a link is not told here: it counts as 0. */
function scoped(words: Address, scope: string): Address | undefined {
  const isNumber = scope.startsWith('0')
  if (isNumber && !/^0\d*$/.test(scope)) return undefined
  const id = isNumber ? Number(scope) : 0
  return id <= 0xffff && isOfLink(words) && words[1] === 0 ? words.with(1, id) : undefined
}

function wordsOfIpv4([a = 0, b = 0, c = 0, d = 0]: Address): number[] {
  return [(a << 8) | b, (c << 8) | d]
}

/** `::ffff:1.2.3.4` for `1.2.3.4`. */
export const mapped = (four: Address): Address => [0, 0, 0, 0, 0, 0xffff, ...wordsOfIpv4(four)]

const bytesOf = (word: number): number[] => [word >> 8, word & 0xff]

/** The address of IPv4 within one that is mapped. */
export const unmapped = (words: Address): Address => words.slice(6).flatMap(bytesOf)

/** The shortest text: the longest row of zeros, of equals the first, is left out. */
export function addressText(address: Address): string {
  if (address.length === 4) return address.join('.')
  const isZero = (from: number, to: number): boolean => address.slice(from, to).every((word) => word === 0)
  if (isZero(0, 7) && (address[7] as number) < 2) return address[7] === 0 ? '::' : '::1'
  if (isZero(0, 6)) return `::${unmapped(address).join('.')}`
  if (isZero(0, 5) && address[5] === 0xffff) return `::ffff:${unmapped(address).join('.')}`
  const link = isOfLink(address) && address[1] !== 0 ? `%0${address[1]}` : ''
  return withoutZeros(link === '' ? address : address.with(1, 0)) + link
}

function withoutZeros(words: Address): string {
  const hex = (some: Address): string => some.map((word) => word.toString(16)).join(':')
  let [from, length] = [0, 0]
  for (let i = 0; i < words.length; i++) {
    const end = words.findIndex((word, at) => at >= i && word !== 0)
    const zeros = (end < 0 ? words.length : end) - i
    if (zeros > 1 && zeros > length) [from, length] = [i, zeros]
  }
  return length === 0 ? hex(words) : `${hex(words.slice(0, from))}::${hex(words.slice(from + length))}`
}
