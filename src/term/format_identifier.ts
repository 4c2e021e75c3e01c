/**
 * Pids, ports and references as text.
 *
 * X of a pid `<X.Y.Z>` is 0 for a process of the node that prints, and otherwise a number that this node has made up for
 * the name of the other, so the same process prints differently from place to place. Which life of that name is meant,
 * the text does not say. Where nobody is said to print, its own node does.
 */
import { type Atom, atomName } from './atom.ts'
import { type NodeIdentity, Pid, Port, Reference } from './identifier.ts'

/** Who prints a term: a node, or nobody, as it crosses the wire. */
type Printer = NodeIdentity | 'wire'

export function formatPid({ home, id, serial }: Pid, printer: Printer | undefined): string {
  return `<${nodeNumber(home, printer)}.${id}.${serial}>`
}

export function formatPort({ home, id }: Port, printer: Printer | undefined): string {
  return `#Port<${nodeNumber(home, printer)}.${id}>`
}

/** Its words stand in the text from the last to the first. */
export function formatReference({ home, words }: Reference, printer: Printer | undefined): string {
  return `#Ref<${nodeNumber(home, printer)}.${words.toReversed().join('.')}>`
}

/** What one node calls the others: a number each, from 1 on, in the order in which it printed something of them. */
class Numbering {
  readonly #numbers = new Map<Atom, number>()
  /** By number: the life that was printed first latest. */
  readonly #latest: NodeIdentity[] = []
  readonly #lives = new Set<string>()

  numberOf(home: NodeIdentity): number {
    const known = this.#numbers.get(home.name)
    const number = known ?? this.#latest.push(home)
    if (known === undefined) this.#numbers.set(home.name, number)
    if (!this.#lives.has(home.key)) this.#latest[number - 1] = home
    this.#lives.add(home.key)
    return number
  }

  identityOf(number: number): NodeIdentity | undefined {
    return this.#latest[number - 1]
  }
}

const numberings = new WeakMap<NodeIdentity, Numbering>()

function nodeNumber(home: NodeIdentity, printer: Printer | undefined): number | string {
  if (printer === 'wire') return atomName(home.name)
  if (printer === undefined || printer.key === home.key) return 0
  const numbering = numberings.get(printer) ?? new Numbering()
  numberings.set(printer, numbering)
  return numbering.numberOf(home)
}

/**
 * The pid that prints as `<X.Y.Z>` at `reader`; of a node that has lived several times, one of the latest life seen.
 * Nothing, when `reader` has not given the number X to anybody.
 */
export function pidNumbered(x: number, id: number, serial: number, reader: NodeIdentity): Pid | undefined {
  const home = homeNumbered(x, reader)
  return home && new Pid(home, id, serial)
}

const homeNumbered = (x: number, reader: NodeIdentity): NodeIdentity | undefined =>
  x === 0 ? reader : numberings.get(reader)?.identityOf(x)

/** `list_to_port/1`: the port that prints as `text` at `reader`, if there is one. */
export function readPort(text: string, reader: NodeIdentity): Port | undefined {
  const [, x, id] = /^#Port<(\d+)\.(\d+)>$/.exec(text) ?? []
  const home = x === undefined ? undefined : homeNumbered(Number(x), reader)
  return home && BigInt(id as string) < MAX_PORT ? new Port(home, BigInt(id as string)) : undefined
}

const MAX_PORT = 1n << 64n

/** `list_to_ref/1`: the reference that prints as `text` at `reader`, if there is one. */
export function readReference(text: string, reader: NodeIdentity): Reference | undefined {
  const [, x, written] = /^#Ref<(\d+)((?:\.\d+){3,5})>$/.exec(text) ?? []
  const home = x === undefined ? undefined : homeNumbered(Number(x), reader)
  const words = (written ?? '').split('.').slice(1).map(Number).reverse()
  const areWords = words.every((word) => word <= 0xffff_ffff) && (words[0] ?? 0) < FIRST_WORD
  return home && areWords ? new Reference(home, words) : undefined
}

/** The word that changes most has 18 bits. */
const FIRST_WORD = 1 << 18

/** `list_to_pid/1`: the pid that prints as `text` at `reader`, if there is one. */
export function readPid(text: string, reader: NodeIdentity): Pid | undefined {
  const numbers = /^<(\d+)\.(\d+)\.(\d+)>$/.exec(text)?.slice(1).map(Number)
  if (numbers === undefined || numbers.some((number) => number > 0xffff_ffff)) return undefined
  const [x, id, serial] = numbers as [number, number, number]
  return pidNumbered(x, id, serial, reader)
}
