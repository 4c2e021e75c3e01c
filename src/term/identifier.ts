/**
 * Pids, ports and references: identifiers that belong to a node.
 *
 * Who a node is can change while it lives: `nonode@nohost` becomes `a@h1` when distribution starts. So an identifier
 * does not carry its node's name but refers to the node's identity, and the name is read when it is printed or encoded.
 * OTP: erl_ext_dist, NEW_PID_EXT, V4_PORT_EXT, NEWER_REFERENCE_EXT.
 */
import { type Atom, atom } from './atom.ts'
import { type Branded, KEY, type Keyed, KIND } from './kind.ts'

/** A node as its identifiers know it. */
export interface NodeIdentity {
  readonly name: Atom
  /** Which life of that name: a restarted node has another, so that pids of the old one reach nobody. 32 bits. */
  readonly creation: number
  /** Equal for two identities of the same node in the same life. */
  readonly key: string
}

/** Another node, as seen in an identifier that came from there. */
export function remoteIdentity(name: Atom, creation: number): NodeIdentity {
  return { name, creation, key: `${creation}@${name[KEY]}` }
}

let localIdentities = 0

/** The identity of a runtime in this JavaScript process: `nonode@nohost` until distribution starts. */
export class LocalIdentity implements NodeIdentity {
  #name: Atom = atom('nonode@nohost')
  #creation = 0
  /** Stable over a change of name, and unlike that of any other node. */
  readonly key = `local${localIdentities++}`

  get name(): Atom {
    return this.#name
  }

  get creation(): number {
    return this.#creation
  }

  /** Takes a name, or with `nonode@nohost` and 0 gives it up. @internal */
  become(name: Atom, creation: number): void {
    this.#name = name
    this.#creation = creation
  }

  /** Whether an identifier of this node name and creation is one of ours. Creation 0 stands for any, as in OTP. */
  is(name: Atom, creation: number): boolean {
    return name === this.#name && (creation === this.#creation || creation === 0)
  }
}

abstract class Identifier {
  readonly home: NodeIdentity

  constructor(home: NodeIdentity) {
    this.home = home
  }

  /** The name of the node it belongs to. */
  get node(): Atom {
    return this.home.name
  }

  get creation(): number {
    return this.home.creation
  }
}

/** The address of a process, the same from wherever it is seen: NEW_PID_EXT. */
export class Pid extends Identifier implements Branded<'pid'>, Keyed {
  declare readonly [KIND]: 'pid'
  /** 32 bits: Y of `<X.Y.Z>`. */
  readonly id: number
  /** 32 bits: Z of `<X.Y.Z>`. */
  readonly serial: number

  constructor(home: NodeIdentity, id: number, serial: number) {
    super(home)
    this.id = id
    this.serial = serial
  }

  get [KEY](): string {
    return `p${this.id}.${this.serial}.${this.home.key}`
  }
}
Object.defineProperty(Pid.prototype, KIND, { value: 'pid' })

/** The address of a port of a BEAM: V4_PORT_EXT. There are none here; they can be passed on. */
export class Port extends Identifier implements Branded<'port'>, Keyed {
  declare readonly [KIND]: 'port'
  /** 64 bits. */
  readonly id: bigint

  constructor(home: NodeIdentity, id: bigint) {
    super(home)
    this.id = id
  }

  get [KEY](): string {
    return `o${this.id}.${this.home.key}`
  }
}
Object.defineProperty(Port.prototype, KIND, { value: 'port' })

/** What is unique in the cluster: NEWER_REFERENCE_EXT. */
export class Reference extends Identifier implements Branded<'reference'>, Keyed {
  declare readonly [KIND]: 'reference'
  /** One to five words of 32 bits, the most changing first. */
  readonly words: readonly number[]
  #key: string | undefined

  constructor(home: NodeIdentity, words: readonly number[]) {
    super(home)
    this.words = words
  }

  /** Kept: the tables of monitors and aliases ask for it a dozen times a call. */
  get [KEY](): string {
    this.#key ??= `r${this.words.join('.')}.${this.home.key}`
    return this.#key
  }
}
Object.defineProperty(Reference.prototype, KIND, { value: 'reference' })
