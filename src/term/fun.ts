/**
 * Functions as terms. A fun's code lives on the node that made it: here it is a value to keep, compare and pass on, with
 * its bytes exactly as they came. An export, `fun lists:map/2`, is only a name.
 * OTP: erl_ext_dist, NEW_FUN_EXT and EXPORT_EXT.
 */
import { fromLatin1 } from '../bytes/text.ts'
import type { Atom } from './atom.ts'
import { type Branded, KEY, type Keyed, KIND, keyOf } from './kind.ts'

/** A fun of another node, NEW_FUN_EXT: kept byte by byte, so that it can be sent back, and not to be called here. */
export class Fun implements Branded<'fun'>, Keyed {
  declare readonly [KIND]: 'fun'
  readonly module: Atom | boolean
  readonly arity: number
  /** NEW_FUN_EXT without its tag and size, as received. */
  readonly bytes: Uint8Array

  constructor(module: Atom | boolean, arity: number, bytes: Uint8Array) {
    this.module = module
    this.arity = arity
    this.bytes = bytes
  }

  get [KEY](): string {
    return `n${this.bytes.length}:${fromLatin1(this.bytes)}`
  }
}
Object.defineProperty(Fun.prototype, KIND, { value: 'fun' })

/** `fun Module:Function/Arity`: a name for a function, EXPORT_EXT. */
export class Export implements Branded<'export'>, Keyed {
  declare readonly [KIND]: 'export'
  readonly module: Atom | boolean
  readonly function: Atom | boolean
  readonly arity: number

  constructor(module: Atom | boolean, name: Atom | boolean, arity: number) {
    this.module = module
    this.function = name
    this.arity = arity
  }

  get [KEY](): string {
    return `x${keyOf(this.module)}${keyOf(this.function)}/${this.arity}`
  }
}
Object.defineProperty(Export.prototype, KIND, { value: 'export' })
