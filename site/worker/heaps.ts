/**
 * Two programs that show what `send` does with memory, for readers to start: a shopper, which holds a JavaScript value and
 * can change it, and a warehouse, which is too busy to look at what comes.
 *
 *   shopper:start().     registered; {take, Example} gives it a value, {send, To} has it send that, change has it change its own
 *   warehouse:start().   registered; look has it take out what has come
 *
 * What lies in either heap is told as it is: the shopper's own value, and the copy that reached the mailbox.
 */
import {
  type Atom,
  any,
  atom,
  atomName,
  copy,
  type Destination,
  decode,
  format,
  match,
  matches,
  type Node,
  type Self,
  type Term,
  type TraceEvent,
  t,
} from '../../src/mod.ts'
import { type Box, boxOf } from './boxes.ts'
import { type Begun, examples } from './heap-examples.ts'
import type { Whereabouts } from './scene.ts'

/** A value at one moment: as Erlang prints it, and as it lies in memory. */
export interface Value {
  readonly text: string
  readonly box: Box
}

/** How far the example has come, and what lies in both heaps by now. */
export interface TwoHeaps {
  readonly example: string
  readonly shopper: Whereabouts
  readonly warehouses: readonly Whereabouts[]
  readonly own: Value
  /** The shopper's value as it was sent; missing until then. */
  readonly sent: Value | undefined
  readonly changed: boolean
  /** The copy, once it has reached a mailbox. */
  readonly got: (Value & Whereabouts) | undefined
  /** The warehouse has taken it out. */
  readonly taken: boolean
}

const TAKE = t(atom('take'), any.atom)
const SEND = t(atom('send'), any)
const CHANGE = atom('change')
const LOOK = atom('look')

export class Heaps {
  readonly #tell: (heaps: TwoHeaps) => void
  readonly #warehouses: Whereabouts[] = []
  #heaps: TwoHeaps | undefined

  constructor(tell: (heaps: TwoHeaps) => void) {
    this.#tell = tell
  }

  /** The modules, for a node to be started with. */
  readonly service = (node: Node): void => {
    node.modules.set('shopper', {
      'start/0': () => {
        const pid = node.spawn((self) => this.#shop(self, { node: node.name, pid: format(self.pid) }))
        node.register('shopper', pid)
        return pid
      },
    })
    node.modules.set('warehouse', {
      'start/0': () => {
        const pid = node.spawn((self) => this.#store(self, { node: node.name, pid: format(self.pid) }))
        node.register('warehouse', pid)
        this.#warehouses.push({ node: node.name, pid: format(pid) })
        return pid
      },
    })
  }

  /** Nobody can look into a mailbox, but the trace tells what was put there. */
  hear(event: TraceEvent): void {
    if (event.type !== 'deliver') return
    const { where: node, to: pid } = event
    if (!this.#warehouses.some((one) => one.node === node && one.pid === pid)) return
    const message = decode(event.message)
    if (!matches(LOOK, message)) this.#become({ got: { ...memoryOf(message), node, pid } })
  }

  async #shop(self: Self, shopper: Whereabouts): Promise<void> {
    let has: Begun | undefined
    for (;;) {
      const message = await self.receive(any.of(TAKE, SEND, CHANGE))
      const [, wanted] = match(TAKE, message) ?? []
      const example = examples.find(({ id }) => wanted !== undefined && id === atomName(wanted as Atom))
      if (example !== undefined) {
        has = example.begin()
        this.#heaps = {
          example: example.id,
          shopper,
          warehouses: this.#warehouses,
          own: memoryOf(has.value),
          sent: undefined,
          changed: false,
          got: undefined,
          taken: false,
        }
        this.#become({})
      }
      if (has === undefined) continue
      const [, to] = match(SEND, message) ?? []
      if (to !== undefined) {
        this.#become({ sent: memoryOf(has.value), got: undefined, taken: false })
        self.send(to as Destination, has.value)
      }
      if (matches(CHANGE, message)) {
        has.change()
        this.#become({ own: memoryOf(has.value), changed: true })
      }
    }
  }

  /** Of several that have come it keeps the last. */
  async #store(self: Self, warehouse: Whereabouts): Promise<void> {
    for (;;) {
      await self.receive(LOOK)
      let got = await self.receive(any)
      for (let next: Term | undefined = got; next !== undefined; ) {
        got = next
        next = await self.receive(any, { after: 0 })
      }
      this.#become({ got: { ...memoryOf(got), ...warehouse }, taken: true })
    }
  }

  #become(change: Partial<TwoHeaps>): void {
    if (this.#heaps === undefined) return
    this.#heaps = { ...this.#heaps, ...change }
    this.#tell(this.#heaps)
  }
}

const memoryOf = (value: unknown): Value => ({ text: format(copy(value)), box: boxOf(value) })
