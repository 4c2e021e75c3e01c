/**
 * A shopper and a warehouse: two processes of one runtime, and a message between them. The warehouse is busy at first, so
 * the message waits in its mailbox while the shopper goes on.
 */
import {
  any,
  atom,
  decode,
  format,
  type Pid,
  systemEnv,
  type Term,
  type TraceEvent,
} from '../../../src/mod.ts'
import { Runtime } from '../../../src/process/runtime.ts'
import { copy } from '../../../src/term/copy.ts'
import { type Box, boxOf } from './boxes.ts'
import type { Example } from './examples.ts'

export const stages = ['begun', 'sent', 'changed', 'received'] as const
export type Stage = (typeof stages)[number]

/** A value at one moment: as Erlang prints it, and as it lies in memory. */
export interface Value {
  readonly text: string
  readonly box: Box
}

/** What lies in both heaps at one stage. */
export interface Seen {
  readonly sender: Value
  /** Sent, first in the mailbox, then in the hands of the warehouse. */
  readonly receiver: Value | undefined
}

/** Runs an example up to `last`; what was seen at each stage, the first included. */
export async function run(example: Example, last: Stage): Promise<Seen[]> {
  const processes = new TwoProcesses(example)
  const seen = [processes.look()]
  for (const stage of stages.slice(1, stages.indexOf(last) + 1)) {
    await processes.reach(stage)
    seen.push(processes.look())
  }
  return seen
}

class TwoProcesses {
  readonly #value: unknown
  readonly #runtime: Runtime
  readonly #shopper: Pid
  readonly #warehouse: Pid
  #delivered: Term | undefined
  #done: () => void = () => {}

  constructor(example: Example) {
    const { value, change } = example.begin()
    this.#value = value
    const env = systemEnv()
    this.#runtime = new Runtime(env)
    this.#warehouse = this.#runtime.spawn(async (self) => {
      await self.receive(atom('look'))
      this.#delivered = await self.receive(any)
      this.#done()
    })
    this.#shopper = this.#runtime.spawn(async (self) => {
      await self.receive(atom('send'))
      self.send(this.#warehouse, value)
      this.#done()
      await self.receive(atom('change'))
      change()
      this.#done()
    })
    // Nobody can look into a mailbox, but the trace tells what was put there.
    env.trace.subscribe((event) => {
      const told = event as TraceEvent
      if (told.type === 'deliver' && told.to === format(this.#warehouse))
        this.#delivered ??= decode(told.message)
    })
  }

  look(): Seen {
    const delivered = this.#delivered
    return {
      sender: { text: format(copy(this.#value)), box: boxOf(this.#value) },
      receiver: delivered === undefined ? undefined : { text: format(delivered), box: boxOf(delivered) },
    }
  }

  /** Goes on to `stage`, the one after the present one: whoever has to act is told by a message. */
  reach(stage: Stage): Promise<void> {
    const [who, word] =
      stage === 'received' ? [this.#warehouse, 'look'] : [this.#shopper, stage === 'sent' ? 'send' : 'change']
    return new Promise((resolve) => {
      this.#done = resolve
      this.#runtime.spawn((self) => self.send(who, atom(word)))
    })
  }
}
