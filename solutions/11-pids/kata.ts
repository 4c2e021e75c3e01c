/**
 * Kata 11, solved.
 */
import type { Atoms, Pid, Reader, Reference, Writer } from './given.ts'
import { NEW_PID_EXT, NEWER_REFERENCE_EXT } from './given.ts'

export function samePid(a: Pid, b: Pid): boolean {
  return (
    a.node === b.node &&
    a.id === b.id &&
    a.serial === b.serial &&
    a.creation === b.creation
  )
}

export class Observer {
  readonly node: string
  readonly creation: number
  /**
   * Other nodes in the order in which they were seen first; their X is the index,
   * from 1 on.
   */
  readonly #others: string[] = []
  readonly #creations = new Map<string, number>()

  constructor(node: string, creation: number) {
    this.node = node
    this.creation = creation
  }

  print({ node, id, serial, creation }: Pid): string {
    if (node === this.node) return `<0.${id}.${serial}>`
    if (!this.#others.includes(node)) this.#others.push(node)
    this.#creations.set(node, creation)
    return `<${this.#others.indexOf(node) + 1}.${id}.${serial}>`
  }

  parse(text: string): Pid | undefined {
    const numbers = /^<(\d+)\.(\d+)\.(\d+)>$/.exec(text)?.slice(1).map(Number)
    if (numbers === undefined) return undefined
    const [x = 0, id = 0, serial = 0] = numbers
    if (id > MAX || serial > MAX) return undefined
    if (x === 0) return { node: this.node, id, serial, creation: this.creation }
    const node = this.#others[x - 1]
    const creation = this.#creations.get(node ?? '')
    return node === undefined || creation === undefined
      ? undefined
      : { node, id, serial, creation }
  }
}

/** Of 32 bits. */
const MAX = 0xffff_ffff

export function writePid(
  out: Writer,
  { node, id, serial, creation }: Pid,
  atoms: Atoms,
): void {
  out.u8(NEW_PID_EXT)
  atoms.write(out, node)
  out.u32(id).u32(serial).u32(creation)
}

export function readPid(input: Reader, atoms: Atoms): Pid {
  return {
    node: atoms.read(input),
    id: input.u32(),
    serial: input.u32(),
    creation: input.u32(),
  }
}

export function writeReference(
  out: Writer,
  { node, creation, words }: Reference,
  atoms: Atoms,
): void {
  out.u8(NEWER_REFERENCE_EXT).u16(words.length)
  atoms.write(out, node)
  out.u32(creation)
  for (const word of words) out.u32(word)
}

export function readReference(input: Reader, atoms: Atoms): Reference {
  const count = input.u16()
  const node = atoms.read(input)
  const creation = input.u32()
  return { node, creation, words: Array.from({ length: count }, () => input.u32()) }
}
