/**
 * Terms as text, in Erlang's own notation, on one line: what `io:format("~0p")` prints. Pids, ports and references print
 * differently from node to node: say who prints with `home`.
 */
import { fromLatin1 } from '../bytes/text.ts'
import { atomName } from './atom.ts'
import type { Binary, BitString } from './binary.ts'
import { sortedEntries } from './compare.ts'
import type { Float } from './float.ts'
import { formatPid, formatPort, formatReference } from './format_identifier.ts'
import type { Export, Fun } from './fun.ts'
import type { NodeIdentity, Pid, Port, Reference } from './identifier.ts'
import { kindOf } from './kind.ts'
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'

/** How a term is printed. */
export interface FormatOptions {
  /**
   * The node that prints. It decides on the X of `<X.Y.Z>`: 0 for its own identifiers, for others a number that it gives
   * their node. Without `home` every X is 0, as its own node would print it; with `'wire'` it is the node's name.
   */
  readonly home?: NodeIdentity | 'wire'
  /** As `~w` has it: lists and binaries as numbers, never as text. */
  readonly noText?: boolean
}

/** Deeper than this a term prints as `...`, as `io:format("~P")` has it. */
const MAX_SHOWN_DEPTH = 200

/** `term` in Erlang notation. A value that is no term prints as one of JavaScript's, marked as none. */
export function format(term: unknown, options: FormatOptions = {}): string {
  return formatAt(term, options, 0)
}

function formatAt(term: unknown, options: FormatOptions, depth: number): string {
  if (depth > MAX_SHOWN_DEPTH) return '...'
  switch (typeof term) {
    case 'boolean':
      return String(term)
    case 'bigint':
      return formatBig(term)
    case 'number':
      return Number.isInteger(term) ? String(term) : formatFloat(term)
    case 'string':
      return formatText(term)
  }
  const show = (value: unknown): string => formatAt(value, options, depth + 1)
  switch (kindOf(term)) {
    case 'atom':
      return formatAtom(atomName(term as never))
    case 'float':
      return formatFloat((term as Float).value)
    case 'binary':
      return formatBinary(term as Binary, options)
    case 'bitstring':
      return formatBitString(term as BitString)
    case 'tuple':
      return `{${Array.from(term as readonly unknown[], show).join(',')}}`
    case 'improper': {
      const { elements, tail } = term as ImproperList
      return `[${elements.map(show).join(',')}|${show(tail)}]`
    }
    case 'map':
      return `#{${sortedEntries(term as ErlMap)
        .map(([key, value]) => `${show(key)} => ${show(value)}`)
        .join(',')}}`
    case 'pid':
      return formatPid(term as Pid, options.home)
    case 'port':
      return formatPort(term as Port, options.home)
    case 'reference':
      return formatReference(term as Reference, options.home)
    case 'fun':
      return `#Fun<${formatAtom(atomName((term as Fun).module))}.${(term as Fun).arity}>`
    case 'export': {
      const { module, function: name, arity } = term as Export
      return `fun ${formatAtom(atomName(module))}:${formatAtom(atomName(name))}/${arity}`
    }
    case 'pattern':
      return '_'
  }
  if (Array.isArray(term)) return formatList(term, show, options)
  if (term instanceof Uint8Array) return formatBinary(term, options)
  return `(no Erlang term: ${formatOther(term)})`
}

const MAX_SHOWN_KEYS = 8

/** An object by its class and the names of what it holds, since its own text says neither: `{ name, node }`, `Date {}`. */
function formatOther(value: unknown): string {
  if (typeof value === 'function') return `function ${value.name}`.trimEnd()
  if (typeof value !== 'object' || value === null) return String(value)
  const name = Object.getPrototypeOf(value)?.constructor?.name ?? 'Object'
  const keys = Object.keys(value)
  const shown = keys.length > MAX_SHOWN_KEYS ? [...keys.slice(0, MAX_SHOWN_KEYS), '…'] : keys
  return `${name === 'Object' ? '' : `${name} `}${shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`}`
}

/** Beyond this it takes too long to find the decimal digits of an integer. */
const MAX_DECIMAL = 1n << 16_384n

function formatBig(value: bigint): string {
  if (-MAX_DECIMAL < value && value < MAX_DECIMAL) return String(value)
  return value < 0n ? `-16#${(-value).toString(16)}` : `16#${value.toString(16)}`
}

/** The shorter of decimal and scientific notation, decimal on a tie: `0.1`, `1.0e3`, as `float_to_list(F, [short])`. */
export function formatFloat(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const size = Math.abs(value)
  const [mantissa, exponent] = size.toExponential().split('e') as [string, string]
  const scientific = `${withPoint(mantissa)}e${Number(exponent)}`
  if (size >= 2 ** 53) return sign + scientific
  const places = Math.max(0, mantissa.replace('.', '').length - 1 - Number(exponent))
  if (places > 20) return sign + scientific
  const decimal = withPoint(size.toFixed(places))
  return sign + (decimal.length <= scientific.length ? decimal : scientific)
}

const withPoint = (digits: string): string => (digits.includes('.') ? digits : `${digits}.0`)

const RESERVED = new Set(
  'after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or orelse receive rem try when xor'.split(
    ' ',
  ),
)
const PLAIN_ATOM = /^[a-zß-öø-ÿ][A-Za-z0-9_@À-ÖØ-öø-ÿ]*$/

/** The atom's name, in quotes where Erlang needs them. */
export function formatAtom(name: string): string {
  return PLAIN_ATOM.test(name) && !RESERVED.has(name) ? name : `'${escaped(name, "'")}'`
}

function escaped(text: string, quote: '"' | "'"): string {
  let out = ''
  for (const character of text) {
    const known = ESCAPES[character]
    const code = character.codePointAt(0) as number
    if (known !== undefined) out += known
    else if (character === quote || character === '\\') out += `\\${character}`
    else if (code < 32 || (code >= 127 && code < 160)) out += `\\x{${code.toString(16).toUpperCase()}}`
    else out += character
  }
  return out
}

const ESCAPES: { readonly [character: string]: string } = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\b': '\\b',
  '\f': '\\f',
  '\x1b': '\\e',
}

const formatText = (text: string): string => `<<"${escaped(text, '"')}"${isLatin1(text) ? '' : '/utf8'}>>`

const isLatin1 = (text: string): boolean => !/[^\0-\xff]/.test(text)

/** Characters that Erlang shows as text: latin1 without controls, and the white space that has an escape of its own. */
function isPrintable(code: unknown): boolean {
  if (typeof code !== 'number') return false
  return (
    (code >= 32 && code <= 126) || (code >= 160 && code <= 255) || (code >= 8 && code <= 13) || code === 27
  )
}

/** Whether a list prints as text. */
export const isTextList = (elements: readonly unknown[]): boolean =>
  elements.length > 0 && elements.every(isPrintable)

function formatList(
  elements: readonly unknown[],
  show: (value: unknown) => string,
  { noText = false }: FormatOptions,
): string {
  if (!noText && isTextList(elements)) {
    return `"${escaped(fromLatin1(Uint8Array.from(elements as number[])), '"')}"`
  }
  return `[${elements.map(show).join(',')}]`
}

function formatBinary(bytes: Uint8Array, { noText = false }: FormatOptions): string {
  if (bytes.length === 0) return '<<>>'
  if (!noText && bytes.every(isPrintable)) return `<<"${escaped(fromLatin1(bytes), '"')}">>`
  return `<<${bytes.join(',')}>>`
}

function formatBitString({ bytes, bits }: BitString): string {
  const whole = Array.from(bytes.subarray(0, -1))
  const last = (bytes[bytes.length - 1] as number) >> (8 - bits)
  return `<<${[...whole, `${last}:${bits}`].join(',')}>>`
}
