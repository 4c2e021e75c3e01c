/** Nodes and connections as a table, with a word to whoever connects what must not be connected. */

import type { Rule } from '../kit/kit.ts'
import { Lesson } from '../kit/lesson.ts'
import type { Network } from './given.ts'
import { rule } from './rules.ts'

/** Whoever asks more often than this, among a handful of nodes, gossips without end. */
const ENOUGH = 2_000

export class FakeNetwork implements Network {
  /** The connections that the learner's code made, in order. */
  readonly made: string[] = []
  readonly #given: string[] = []
  #asked = 0
  readonly #nodes = new Map<string, Set<string>>()
  readonly #known = new Map<string, Set<string>>()
  readonly #silent: ReadonlySet<string>
  readonly #shut: readonly string[]

  /** `silent` are those with `-connect_all false`; a pair in `shut`, such as `ab`, is a firewall: `a` cannot dial `b`. */
  constructor(nodes: string, { silent = '', shut = [] }: { silent?: string; shut?: readonly string[] } = {}) {
    for (const node of nodes) {
      this.#nodes.set(node, new Set())
      this.#known.set(node, new Set())
    }
    this.#silent = new Set(silent)
    this.#shut = shut
  }

  connectsAll(node: string): boolean {
    return !this.#silent.has(node)
  }

  known(node: string): readonly string[] {
    if (++this.#asked > ENOUGH) this.#wrong(rule.ends)
    return [...this.#of(this.#known, node)]
  }

  connect(a: string, b: string): void {
    if (this.#shut.includes(a + b)) {
      this.made.push(`${a}✗${b}`)
      return
    }
    this.made.push(`${a}–${b}`)
    if (a === b) this.#wrong(rule.notOneself)
    if (this.#of(this.#nodes, a).has(b)) this.#wrong(rule.oneLink)
    this.#link(a, b)
    this.#of(this.#known, a).add(b)
    this.#of(this.#known, b).add(a)
  }

  /** A connection comes up; nobody has exchanged anything yet. */
  given(a: string, b: string): void {
    this.#given.push(`${a}–${b}`)
    this.#link(a, b)
  }

  #link(a: string, b: string): void {
    this.#of(this.#nodes, a).add(b)
    this.#of(this.#nodes, b).add(a)
  }

  /** `exchange` is over: the two know each other, if it took place. */
  introduce(a: string, b: string): void {
    if (!this.connectsAll(a) || !this.connectsAll(b)) return
    this.#of(this.#known, a).add(b)
    this.#of(this.#known, b).add(a)
  }

  /** What `nodes()` says on each, as lines. */
  nodes(): string[] {
    return Array.from(this.#nodes, ([node, others]) => `${node}: ${[...others].sort().join(' ')}`)
  }

  #of(table: ReadonlyMap<string, Set<string>>, node: string): Set<string> {
    const set = table.get(node)
    if (set === undefined) throw new RangeError(`there is no node ${String(node)}`)
    return set
  }

  #wrong(broken: Rule): never {
    const { made } = this
    throw new Lesson(broken, {
      message: {
        en: `Connected from outside: ${this.#given.join(', ')}. Then by you: ${made.join(', ') || 'none'}. You asked ${this.#asked} times whom a node knows.`,
        zh: `外部建立的连接：${this.#given.join('、')}。然后由你建立的：${made.join('、') || '没有'}。你问了 ${this.#asked} 次“它认识谁”。`,
      },
    })
  }
}
