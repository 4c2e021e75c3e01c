/**
 * Names of nodes: `name@host`. A node started with short names (`-sname`) has a host without dots, and reaches only
 * such; one with long names (`-name`) reaches only hosts with dots. The two never mix.
 * OTP: `net_kernel:create_name/3` for one's own name, `inet_tcp_dist:splitnode/3` for whom one dials.
 */
import { printable } from '../env/printable.ts'

/** Whether a node goes by `-sname` or by `-name`: with a host without dots, or with a full one. */
export type NameForm = 'short' | 'long'

export interface NodeName {
  readonly full: string
  /** The part before the @: what EPMD knows. */
  readonly name: string
  readonly host: string
}

/** The name is not one that a node can have, or not one that this node may dial. */
export class BadNodeName extends Error {
  override readonly name = 'BadNodeName'
  /** The name. */
  readonly given: string
  /** What `erl` reports of it as an error, line by line, where it says anything. */
  readonly report: string | undefined

  /**
   * @param given - The name.
   * @param why - What is wrong with it: goes on where the message begins with the name.
   * @param report - What `erl` reports of it.
   */
  constructor(given: string, why: string, report?: string) {
    super(`"${given}" ${why}`)
    this.given = given
    this.report = report
  }
}

const NAME = /^[0-9A-Za-z_-]+$/
const HOST = /^[!-ÿ]+$/

/** Takes a full name apart. Throws `BadNodeName`. */
export function parseNodeName(full: string): NodeName {
  const [name, host, ...more] = full.split('@')
  if (host === undefined)
    throw new BadNodeName(full, "is no node's name: it wants an @ and a host, as in a@h1")
  if (more.length > 0) throw new BadNodeName(full, "is no node's name: it has more than one @")
  if (name === undefined || !NAME.test(name)) {
    throw new BadNodeName(
      full,
      "is no node's name: before the @ stand letters, digits, _ and -, and at least one",
    )
  }
  if (!HOST.test(host))
    throw new BadNodeName(full, "is no node's name: a host without spaces must follow the @")
  if (full.length > 255) throw new BadNodeName(full, "is no node's name: it has more than 255 characters")
  return { full, name, host }
}

/** `undefined@h1`: a node that has no name, and takes what it is given. */
export function isDynamic({ name }: NodeName): boolean {
  return name === 'undefined'
}

/** A name for this node itself. Throws `BadNodeName`. */
export function ownName(full: string, form: NameForm): NodeName {
  const parsed = parseNodeName(full)
  if (form === 'short' && parsed.host.includes('.')) {
    throw new BadNodeName(
      full,
      `is no short name: its host has a dot. Use --name ${full}, or only the host's first part`,
    )
  }
  return parsed
}

/**
 * The name of a node to dial, from a node whose own name has the form `form`. Throws `BadNodeName`, with the report of
 * `erl` if the name is of the other form. Only the dialler checks this; an acceptor takes whoever comes.
 */
export function nameToDial(full: string, form: NameForm): NodeName {
  const parsed = parseNodeName(full)
  const { host } = parsed
  if (form === 'short' && host.includes('.')) {
    throw new BadNodeName(
      full,
      `cannot be dialled: ${host} has a dot, and this node has a short name (--sname); start it with --name to ` +
        'reach such hosts',
      illegalHost('System NOT running to use fully qualified hostnames', host),
    )
  }
  if (form === 'long' && !host.includes('.') && !host.includes(':')) {
    throw new BadNodeName(
      full,
      `cannot be dialled: ${host} has no dot, and this node has a long name (--name); start it with --sname to ` +
        'reach such hosts',
      illegalHost('System running to use fully qualified hostnames', host),
    )
  }
  return parsed
}

const illegalHost = (why: string, host: string): string =>
  `** ${why} **\n** Hostname ${printable(host)} is illegal **`
