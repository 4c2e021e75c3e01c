/** What a chapter puts on its stage: the scene, how it is looked at, and what a reader is offered to do. */
import type { Language } from '../../components/use-text.ts'
import type { HostPair, Line, NodeSpec, Scene } from '../../worker/scene.ts'
import type { Option } from '../Predict.tsx'
import type { StageState } from './stage-state.ts'

export type Words = Record<Language, string>

/** Something that can go wrong, offered as a button; what can be undone has its way back. */
export type Fault =
  | { readonly kind: 'cut' | 'drop'; readonly between: HostPair }
  | { readonly kind: 'delay'; readonly between: HostPair; readonly latency: number }
  /** Runs or does not: killed and started. */
  | { readonly kind: 'node'; readonly node: NodeSpec }
  /** Started although one of that name runs. */
  | { readonly kind: 'namesake'; readonly node: NodeSpec }
  /** `partition`: the host is cut off from all others. */
  | { readonly kind: 'epmd' | 'name' | 'partition'; readonly host: string }
  /** A field for the cookie of a node. */
  | { readonly kind: 'cookie'; readonly node: string }
  | { readonly kind: 'wait'; readonly ms: number }

export interface Prediction {
  readonly question: Words
  readonly options: readonly Option[]
  /** Whether the stage has shown by now what was asked; by default once a line that was typed has its answer. */
  readonly played?: (state: StageState) => boolean
  /** What to say to a reader who has left the way on which there is something to be seen of the answer. */
  readonly astray?: (state: StageState) => Words | undefined
}

export interface Play {
  /** Its name in a link: `#mesh=…`. */
  readonly id: string
  readonly scene: Scene
  /** Hosts with their EPMD side by side; or nodes in a ring. */
  readonly view: 'hosts' | 'ring'
  /** Lines that can be typed with one press. The first stands ready in the shell. */
  readonly lines: readonly Line[]
  readonly faults?: readonly Fault[]
  readonly prediction?: Prediction
  /** Shows messages over time instead of the picture, at first; the reader can have either. */
  readonly sequence?: boolean
  /** Nodes are started anywhere, and anything can go wrong. */
  readonly builder?: boolean
  /** Offers to explain why a ping from `at` to `node` is pong or pang. */
  readonly why?: { readonly at: string; readonly node: string }
  /** Leaves out the log and the bytes. */
  readonly brief?: boolean
}
