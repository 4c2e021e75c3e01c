/** What functions that act need from the shell. */
import type { Node } from '../node/node.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import type { Atom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'

export interface ShellHost {
  readonly runtime: Runtime
  /** Not there as long as the runtime is not distributed. */
  readonly node: Node | undefined
  /** See `ShellOptions`. */
  readonly isGuest: boolean
  /** Applies a fun in the process `self`. */
  apply(self: Self, fun: Term, args: Term[]): Promise<Term>
  /** `Module:Name(Args)` in the process `self`. */
  call(self: Self, module: Atom | boolean, name: Atom | boolean, args: Term[]): Promise<Term>
  /** Ends the node. */
  quit(): void
}
