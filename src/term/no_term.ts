/**
 * Why a JavaScript value is no Erlang term, and where in a payload it stands. Copying and encoding walk a payload in
 * their own ways and refuse the same things in the same words.
 */
import type { Float } from './float.ts'
import { KIND, type Kind } from './kind.ts'

/**
 * How deep terms may nest: beyond any message a program means to send, and short of filling the memory. 10,000 levels of
 * its own, and what calls, replies and reasons put around them.
 */
export const MAX_DEPTH = 10_100

/** A path longer than this is cut: it comes from a payload that contains itself. */
const MAX_PATH = 12

/** A payload that cannot be sent. The message names the value and the path to it, from the payload inwards. */
export class NoTerm extends TypeError {
  readonly reason: string
  readonly path: readonly string[]

  constructor(reason: string, path: readonly string[] = []) {
    const shown = path.length > MAX_PATH ? [...path.slice(0, MAX_PATH), '…'] : path
    super(path.length === 0 ? reason : `${reason} — at ${shown.join(', ')}`)
    this.reason = reason
    this.path = path
  }

  /** The same, seen from further outside. */
  within(...outer: readonly string[]): NoTerm {
    return new NoTerm(this.reason, [...outer, ...this.path])
  }
}

/** Why `value` itself, whatever it contains, is no term; `undefined` if it is one. */
export function whyNoTerm(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return "undefined is no Erlang term; atom('undefined') is"
    case 'function':
      return 'a JavaScript function cannot be sent: its code lives in this program only'
    case 'symbol':
      return "a symbol is no Erlang term; atom('name') is"
    case 'number':
      return whyNoNumber(value)
    case 'object':
      return value === null
        ? "null is no Erlang term; atom('undefined') or [] may be what you mean"
        : whyNoObject(value)
  }
  return undefined
}

/** A NaN or an infinity on the wire costs the whole connection: a BEAM hangs up on it. */
function whyNoFloat(value: number): string | undefined {
  return Number.isFinite(value) ? undefined : `${value} is no Erlang term: its floats are finite`
}

function whyNoNumber(value: number): string | undefined {
  if (!Number.isFinite(value)) return whyNoFloat(value)
  if (Object.is(value, -0)) return '-0 is ambiguous: write float(-0) for -0.0, or 0'
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return `${value} is too large for an exact number: write float(${value}) for a float, or a BigInt for an integer`
  }
  return undefined
}

function whyNoObject(value: object): string | undefined {
  const kind = (value as { [KIND]?: Kind })[KIND]
  if (kind === 'pattern') return 'a pattern such as any.pid is for receiving; it cannot be sent'
  if (kind === 'float') return whyNoFloat((value as Float).value)
  if (kind !== undefined || Array.isArray(value) || value instanceof Uint8Array || value instanceof Map)
    return undefined
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return undefined
  return `an instance of ${prototype.constructor?.name || 'a class'} is no Erlang term: send its parts as a tuple or a map`
}
