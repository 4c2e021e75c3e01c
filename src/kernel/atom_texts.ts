/**
 * The BIFs that make text of an atom, and an atom of text. Those that make atoms of a peer's text run into the atom
 * table's limit, and no further; those for existing atoms make none.
 * OTP: `erlang(3)`, `atom_to_list/1` and its kin.
 */
import { toLatin1 } from '../bytes/text.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName, existingAtom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, badarg, orBadarg } from './arguments.ts'
import { binaryText, flatText } from './flat_text.ts'

type Argument = Term | undefined

const nameIn = (name: Argument): string => atomName(arg(any.atom, name) as Atom | boolean)

/** Whether bytes are latin1; `utf8` and `unicode` are the same. */
function isLatin1(encoding: Argument): boolean {
  if (encoding === atom('latin1')) return true
  return encoding === atom('utf8') || encoding === atom('unicode') ? false : badarg()
}

const existing = (name: string): Term => orBadarg(existingAtom(name))

export const atomTexts: CallableModule = {
  'atom_to_list/1': (_self, name) => charlist(nameIn(name)),
  'atom_to_binary/1': (_self, name) => binary(nameIn(name)),
  'atom_to_binary/2': (_self, name, encoding) => inBytes(nameIn(name), encoding),
  'list_to_atom/1': (_self, chars) => atom(flatText(chars)),
  'list_to_existing_atom/1': (_self, chars) => existing(flatText(chars)),
  'binary_to_atom/1': (_self, bytes) => atom(binaryText(bytes)),
  'binary_to_atom/2': (_self, bytes, encoding) => atom(binaryText(bytes, isLatin1(encoding))),
  'binary_to_existing_atom/1': (_self, bytes) => existing(binaryText(bytes)),
  'binary_to_existing_atom/2': (_self, bytes, encoding) => existing(binaryText(bytes, isLatin1(encoding))),
}

function inBytes(name: string, encoding: Argument): Binary {
  if (!isLatin1(encoding)) return binary(name)
  return /[^\0-\xff]/.test(name) ? badarg() : binary(toLatin1(name))
}
