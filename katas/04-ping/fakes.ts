/** A world that does what the test says, and writes down the calls that are made to it, as one would write them. */
import { format } from '../../src/term/format.ts'
import type { Directory, Kernel, Line, Term, TermInput, World } from './given.ts'

/** Hosts with their addresses, and at each address the nodes with their ports. */
export class FakeDirectory implements Directory {
  readonly asked: string[] = []
  readonly #hosts: ReadonlyMap<string, string>
  readonly #nodes: ReadonlyMap<string, number>

  constructor(hosts: { readonly [host: string]: string }, nodes: { readonly [at: string]: number }) {
    this.#hosts = new Map(Object.entries(hosts))
    this.#nodes = new Map(Object.entries(nodes))
  }

  async resolve(host: string): Promise<string | undefined> {
    this.asked.push(`resolve(${js(host)})`)
    return this.#hosts.get(host)
  }

  async portPlease(address: string, name: string): Promise<number | undefined> {
    this.asked.push(`portPlease(${js(address)}, ${js(name)})`)
    return this.#nodes.get(`${name} ${address}`)
  }
}

/** What a dial or a question fails with. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'
}

interface Dialled {
  answer(line: Line): void
  refuse(error: Error): void
}

/** Nobody answers before the test lets them. */
export class FakeWorld implements World {
  /** What happened, in order. */
  readonly log: string[] = []
  readonly #dialled = new Map<string, Dialled>()
  readonly #hangUp = new Map<string, () => void>()

  async names(): Promise<readonly string[]> {
    return ['b@h1', 'c@h1']
  }

  dial(node: string): Promise<Line> {
    this.log.push(`dial(${js(node)})`)
    return new Promise((answer, refuse) => this.#dialled.set(node, { answer, refuse }))
  }

  /** The dialled node answers: the line to it is up. */
  async answer(node: string): Promise<void> {
    this.log.push(`dial(${js(node)}) → line`)
    const closed = new Promise<void>((resolve) => this.#hangUp.set(node, resolve))
    this.#dialled
      .get(node)
      ?.answer({ send: (message) => this.log.push(`line.send(${text(message)}) → ${node}`), closed })
    await turn()
  }

  async refuse(node: string): Promise<void> {
    this.log.push(`dial(${js(node)}) → rejected`)
    this.#dialled.get(node)?.refuse(new NoConnection(`no connection with ${node}`))
    await turn()
  }

  async hangUp(node: string): Promise<void> {
    this.log.push(`line.closed ← ${node}`)
    this.#hangUp.get(node)?.()
    await turn()
  }
}

/** A node that has one peer, with whom everything can go wrong. */
export class FakeKernel implements Kernel {
  readonly node = 'a@h1'
  readonly log: string[] = []
  connects: 'yes' | 'no' = 'yes'
  /** What the peer's `net_kernel` says; `undefined` if the connection ends instead. */
  answer: Term | undefined

  async connect(node: string): Promise<void> {
    this.log.push(`connect(${js(node)})`)
    if (this.connects === 'no') throw new NoConnection(`no connection with ${node}`)
  }

  async ask(node: string, question: TermInput): Promise<Term> {
    this.log.push(`ask(${js(node)}, ${text(question)})`)
    if (this.answer === undefined) throw new NoConnection(`the connection with ${node} ended`)
    return this.answer
  }

  disconnect(node: string): void {
    this.log.push(`disconnect(${js(node)})`)
  }
}

/** An argument as the learner would write it, whatever it may be. */
function js(argument: unknown): string {
  if (argument instanceof Promise) return 'Promise'
  return typeof argument === 'string' ? `'${argument}'` : String(argument)
}

/** Text as text, so that a message is easy to find; everything else in Erlang's notation. */
function text(term: unknown): string {
  return typeof term === 'string' ? js(term) : format(term)
}

/** Lets everything run that can. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
