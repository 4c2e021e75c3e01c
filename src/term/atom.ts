/**
 * Atoms: names that stand for themselves. There is one object for each atom, so `atom('ok') === atom('ok')`.
 *
 * `true` and `false` are atoms in Erlang and booleans here. Like the BEAM's, the table never forgets an atom and is
 * bounded, so that a peer which keeps inventing names runs into the limit and not this machine out of memory.
 * OTP: "Atoms" in the Efficiency Guide's system limits (1,048,576 atoms of up to 255 characters).
 */
import { type Branded, KEY, type Keyed, KIND } from './kind.ts'

/** An atom. There is one object for each name, so that `===` compares; `true` and `false` are the booleans. */
export class Atom<Name extends string = string> implements Branded<'atom'>, Keyed {
  declare readonly [KIND]: 'atom'
  readonly name: Name
  readonly [KEY]: string
  /** FNV-1a over its name, 32 bits: where it stands in tables such as a connection's atom cache. @internal */
  readonly hash: number

  /** Only for `atom()`: a second object of the same name would break `===`. @internal */
  constructor(name: Name) {
    this.name = name
    this[KEY] = `a${name.length}:${name}`
    this.hash = hashOf(name)
  }

  /** The name, without quotes. */
  toString(): Name {
    return this.name
  }
}
Object.defineProperty(Atom.prototype, KIND, { value: 'atom' })

/** What an atom of this name is here: `true` and `false` are the booleans. */
export type AtomOf<Name extends string> = Name extends 'true'
  ? true
  : Name extends 'false'
    ? false
    : Atom<Name>

export const MAX_ATOM_CHARACTERS = 255
export const MAX_ATOMS = 1_048_576

/** The name is too long, or the table is full: OTP's `system_limit`. */
export class AtomLimit extends RangeError {
  override readonly name = 'AtomLimit'
}

/** Shared by every copy of the package in this JavaScript realm, so that `===` holds between them. */
const TABLE = Symbol.for('pangpong.atoms')
const realm = globalThis as { [TABLE]?: Map<string, Atom | boolean> }
realm[TABLE] ??= new Map<string, Atom | boolean>([
  ['true', true],
  ['false', false],
])
const table = realm[TABLE]

/**
 * The atom `name`, at most 255 characters. Throws `AtomLimit` for a longer one, or when 1,048,576 atoms exist.
 */
export function atom<const Name extends string>(name: Name): AtomOf<Name> {
  const known = table.get(name)
  if (known !== undefined) return known as AtomOf<Name>
  if (name.length > MAX_ATOM_CHARACTERS && [...name].length > MAX_ATOM_CHARACTERS) {
    throw new AtomLimit(
      `an atom has at most ${MAX_ATOM_CHARACTERS} characters; this one begins "${name.slice(0, 30)}"`,
    )
  }
  if (table.size >= MAX_ATOMS) throw new AtomLimit(`the atom table is full (${MAX_ATOMS} atoms)`)
  const fresh = new Atom(name)
  table.set(name, fresh)
  return fresh as unknown as AtomOf<Name>
}

/** The atom of this name, if there is one already: asking makes none. OTP: `binary_to_existing_atom/1`. */
export function existingAtom(name: string): Atom | boolean | undefined {
  return table.get(name)
}

/** The last places in the table are for this node itself, so that a peer which fills it ends no one's work but its own. */
export const RESERVED_ATOMS = 65_536

/** The atom `name`, as a peer says it. Throws `AtomLimit` sooner than `atom` does. */
export function atomFromPeer(name: string): Atom | boolean {
  if (table.size >= MAX_ATOMS - RESERVED_ATOMS && !table.has(name)) {
    throw new AtomLimit(
      `the atom table is full (${MAX_ATOMS} atoms, ${RESERVED_ATOMS} of them not for peers)`,
    )
  }
  return atom(name)
}

/** How many there are in this JavaScript realm. OTP: `erlang:system_info(atom_count)`. */
export function atomCount(): number {
  return table.size
}

/** True for every atom, the booleans included. */
export function isAtom(value: unknown): value is Atom | boolean {
  return (
    typeof value === 'boolean' ||
    (typeof value === 'object' && value !== null && (value as Branded)[KIND] === 'atom')
  )
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 16)
}

const TRUE_HASH = hashOf('true')
const FALSE_HASH = hashOf('false')

/** The `hash` of an atom, the booleans included. */
export function atomHash(value: Atom | boolean): number {
  if (typeof value === 'boolean') return value ? TRUE_HASH : FALSE_HASH
  return value.hash
}

/** The name of an atom, the booleans included. */
export function atomName(value: Atom | boolean): string {
  return typeof value === 'boolean' ? String(value) : value.name
}
