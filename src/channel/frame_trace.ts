/**
 * What the trace is told of frames: their bytes, and what they say. Whoever tells asks `on` first, so that without a
 * listener nothing here runs.
 */
import { Writer } from '../bytes/writer.ts'
import type { Env } from '../env/env.ts'
import { encode } from '../etf/encode.ts'
import { type Atom, atomName } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { LocalIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import type { AnyAtom } from './atom_cache.ts'
import type { Elements } from './control.ts'
import type { FrameEvent, FrameText } from './events.ts'
import type { Departing } from './outbox.ts'

const FRAGMENT = 'fragment'

export const TICK: FrameText = { control: 'tick', payload: undefined, atoms: [] }

export class FrameTrace {
  readonly #env: Env
  readonly #home: LocalIdentity
  readonly #peer: Atom

  constructor(env: Env, home: LocalIdentity, peer: Atom) {
    this.#env = env
    this.#home = home
    this.#peer = peer
  }

  /** Whether anyone listens. */
  get on(): boolean {
    return this.#env.trace.on
  }

  /** The words for a frame; without a control message for a further fragment. */
  text(control: Elements | undefined, payload: Term | undefined, atoms: readonly AnyAtom[]): FrameText {
    return {
      control: control === undefined ? FRAGMENT : format(tupleFrom(control), { home: this.#home }),
      payload: payload === undefined ? undefined : encode(payload),
      atoms: atoms.map(atomName),
    }
  }

  /** A frame of which `head` is all, or all but the part that follows it: then that is not `joined`. */
  departing(head: Uint8Array, { parcel, part, isFirst, isLast }: Departing, joined: boolean): void {
    if (parcel.text === undefined) return
    const { control, payload, atoms } = parcel.text
    const bytes = joined ? head : new Writer().bytes(head).bytes(part).toBytes()
    this.frame('sent', bytes, {
      control: isFirst ? control : FRAGMENT,
      payload: isLast ? payload : undefined,
      atoms: isFirst ? atoms : [],
    })
  }

  frame(direction: FrameEvent['direction'], bytes: Uint8Array, text: FrameText): void {
    this.#env.trace.emit<FrameEvent>({
      type: 'frame',
      at: this.#env.clock.now(),
      where: this.#home.name.name,
      direction,
      peer: this.#peer.name,
      bytes: bytes.slice(),
      ...text,
    })
  }
}
