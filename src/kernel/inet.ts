/**
 * The module `inet` as far as it works on addresses, and what this machine is called; sockets are the platform's. Of `net`
 * the name of the machine.
 * OTP: `inet.erl`, `net.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { charlist, isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import { noClause, orNotSup } from './arguments.ts'
import { flatText, isCodePoint } from './flat_text.ts'
import {
  type Address,
  addressText,
  mapped,
  parseIpv4,
  parseIpv4Strict,
  parseIpv6,
  parseIpv6Strict,
  unmapped,
} from './ip_address.ts'
import type { Platform } from './platform.ts'

type Argument = Term | undefined

const INVALID = t(atom('error'), atom('einval'))
const ok = (value: unknown) => t(atom('ok'), value as Term)

/** An address of four or eight numbers, none of them too large. */
function addressIn(value: Argument): Address | undefined {
  if (!isTuple(value)) return undefined
  const last = value.length === 4 ? 0xff : value.length === 8 ? 0xffff : -1
  const isWord = (part: unknown): boolean =>
    Number.isInteger(part) && (part as number) >= 0 && (part as number) <= last
  return value.every(isWord) ? (value as readonly number[]) : undefined
}

const isOf = (value: Argument, length: number): boolean => addressIn(value)?.length === length

type Parse = (text: string) => Address | undefined

const parsing =
  (...ways: readonly Parse[]): CallableModule[string] =>
  (_self, given) => {
    if (!isList(given) || !given.every((code) => isCodePoint(code as Term))) return INVALID
    const text = flatText(given)
    for (const parse of ways) {
      const address = parse(text)
      if (address !== undefined) return ok(tupleFrom(address))
    }
    return INVALID
  }

/** With the family behind it, which chooses one way. */
const parsingFamily =
  (four: Parse, six: Parse): CallableModule[string] =>
  (self, text, family) => {
    const way = family === atom('inet') ? four : family === atom('inet6') ? six : noClause()
    return parsing(way)(self, text as Term)
  }

function mappedOrNot(value: Argument): unknown {
  const address = addressIn(value) ?? noClause()
  if (address.length === 4) return tupleFrom(mapped(address))
  const isMapped = address.slice(0, 5).every((word) => word === 0) && address[5] === 0xffff
  return isMapped ? tupleFrom(unmapped(address)) : noClause()
}

const hostname = (platform: Platform | undefined) => () =>
  ok(charlist(shortName(orNotSup(platform).hostname)))

const shortName = (name: string): string => name.split('.')[0] as string

export const inet = (platform: Platform | undefined): CallableModule => ({
  'parse_address/1': parsing(parseIpv4, parseIpv6),
  'parse_address/2': parsingFamily(parseIpv4, parseIpv6),
  'parse_strict_address/1': parsing(parseIpv4Strict, parseIpv6Strict),
  'parse_strict_address/2': parsingFamily(parseIpv4Strict, parseIpv6Strict),
  'parse_ipv4_address/1': parsing(parseIpv4),
  'parse_ipv4strict_address/1': parsing(parseIpv4Strict),
  'parse_ipv6_address/1': parsing(parseIpv6),
  'parse_ipv6strict_address/1': parsing(parseIpv6Strict),
  'ntoa/1': (_self, value) => {
    const address = addressIn(value)
    return address === undefined ? INVALID : charlist(addressText(address))
  },
  'is_ip_address/1': (_self, value) => addressIn(value) !== undefined,
  'is_ipv4_address/1': (_self, value) => isOf(value, 4),
  'is_ipv6_address/1': (_self, value) => isOf(value, 8),
  'ipv4_mapped_ipv6_address/1': (_self, value) => mappedOrNot(value),
  'gethostname/0': hostname(platform),
})

export const net = (platform: Platform | undefined): CallableModule => ({
  'gethostname/0': hostname(platform),
})
