/**
 * Pids, ports and references as text.
 *
 * X of a pid `<X.Y.Z>` is 0 for a process of the node that prints and otherwise a number that only that node knows, so
 * the same process prints differently from place to place. Where nobody is said to print, its own node does.
 */
import type { NodeIdentity, Pid, Port, Reference } from './identifier.ts'

export function formatPid({ home, id, serial }: Pid, printer: NodeIdentity | undefined): string {
  return `<${nodeNumber(home, printer)}.${id}.${serial}>`
}

export function formatPort({ home, id }: Port, printer: NodeIdentity | undefined): string {
  return `#Port<${nodeNumber(home, printer)}.${id}>`
}

/** Its words stand in the text from the last to the first. */
export function formatReference({ home, words }: Reference, printer: NodeIdentity | undefined): string {
  return `#Ref<${nodeNumber(home, printer)}.${words.toReversed().join('.')}>`
}

const numbers = new Map<string, number>()
const numbered: NodeIdentity[] = []

/** The number that this JavaScript process gave a foreign node when it first printed one of its identifiers. */
function nodeNumber(home: NodeIdentity, printer: NodeIdentity | undefined): number {
  if (printer === undefined || printer.key === home.key) return 0
  const known = numbers.get(home.key)
  if (known !== undefined) return known
  const fresh = numbered.push(home)
  numbers.set(home.key, fresh)
  return fresh
}

/** The foreign node that prints as this number, if there is one: `<7.1.0>` typed in can be read back. */
export function identityNumbered(number: number): NodeIdentity | undefined {
  return numbered[number - 1]
}
