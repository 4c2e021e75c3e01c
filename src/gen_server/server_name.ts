/**
 * Where a server is: by its pid, by a name on its node, or by a name in a registry. `{global, Name}` is the registry of
 * the cluster; `{via, Module, Name}` is any module that this node declares and that has the functions of `global`:
 *
 *   register_name(Name, Pid) -> yes | no        whereis_name(Name) -> Pid | undefined
 *   unregister_name(Name)                       send(Name, Message)
 *
 * OTP: `gen.erl`, `where/1`, `register_name/1`; `gen_server:server_ref()`.
 */
import { nameOf } from '../process/destination.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'
import type * as gen from './gen.ts'

/** `{global, Name}` or `{via, Module, Name}`. A name that is text stands for the atom. @inline */
export type InRegistry =
  | Tuple<readonly ['global' | Atom<'global'>, TermInput]>
  | Tuple<readonly ['via' | Atom<'via'>, string | Atom, TermInput]>

/** Whom to call: a pid, a name on this node, `{Name, Node}`, `{global, Name}` or `{via, Module, Name}`. */
export type ServerRef = gen.ServerRef | InRegistry

/** Under which name a server starts: one on its node, which `{local, Name}` is too, or one in a registry. */
export type ServerName = string | Atom | Tuple<readonly ['local' | Atom<'local'>, string | Atom]> | InRegistry

interface Entry {
  readonly module: Atom
  readonly name: Term
}

/** The name as a term: text stands for an atom, as in every name. */
export function nameTerm(name: TermInput): Term {
  return typeof name === 'string' ? atom(name) : copy(name)
}

/** The registry and the name in it; `undefined` for what is no such name. */
function entryOf(name: ServerRef | ServerName): Entry | undefined {
  if (kindOf(name) !== 'tuple') return undefined
  const [tag, second, third] = name as unknown as readonly TermInput[]
  const size = (name as unknown as readonly unknown[]).length
  if (size === 2 && isTag(tag, 'global'))
    return { module: atom('global') as Atom, name: nameTerm(second as TermInput) }
  if (size === 3 && isTag(tag, 'via'))
    return { module: nameOf(second as string | Atom), name: nameTerm(third as TermInput) }
  return undefined
}

const isTag = (tag: unknown, text: string): boolean => tag === text || tag === atom(text)

/**
 * Where to send what is for `server`; `undefined` when its registry does not know it. A promise only if the registry has
 * to ask somebody: `global` knows at once.
 */
export function placeOf(
  self: Self,
  server: ServerRef,
): gen.ServerRef | undefined | Promise<gen.ServerRef | undefined> {
  const entry = entryOf(server)
  if (entry === undefined) return server as gen.ServerRef
  const found = self.apply(entry.module, 'whereis_name', [entry.name])
  return found instanceof Promise ? found.then(asPid) : asPid(found)
}

const asPid = (found: unknown): Pid | undefined => (kindOf(found) === 'pid' ? (found as Pid) : undefined)

export function isInRegistry(server: ServerRef): boolean {
  return entryOf(server) !== undefined
}

/** Takes the name for this process; or else returns who has it. */
export async function takeName(self: Self, name: ServerName): Promise<Pid | undefined> {
  const entry = entryOf(name)
  if (entry === undefined) return takeLocalName(self, name)
  const verdict = await self.apply(entry.module, 'register_name', [entry.name, self.pid])
  if (verdict === atom('yes')) return undefined
  const holder = asPid(await self.apply(entry.module, 'whereis_name', [entry.name]))
  if (holder === undefined)
    throw new BadArg(`${format(entry.module)} does not give out the name ${format(entry.name)}`)
  return holder
}

function takeLocalName(self: Self, name: ServerName): Pid | undefined {
  const local = localName(name)
  const holder = self.whereis(local)
  if (holder === undefined) self.register(local)
  return holder
}

/** A server's own name, without the word where it is kept. */
export function bareName(name: ServerName): Term {
  return entryOf(name)?.name ?? localName(name)
}

const localName = (name: ServerName): Atom =>
  nameOf(
    kindOf(name) === 'tuple'
      ? (name as Tuple<readonly [unknown, string | Atom]>)[1]
      : (name as string | Atom),
  )

/** As an exit reason names it. */
export function serverTerm(server: ServerRef): Term {
  if (typeof server === 'string') return atom(server)
  const entry = entryOf(server)
  if (entry?.module === atom('global')) return t(atom('global'), entry.name) as unknown as Term
  if (entry !== undefined) return t(atom('via'), entry.module, entry.name) as unknown as Term
  if (kindOf(server) === 'tuple') {
    const [name, node] = server as Tuple<readonly [string | Atom, string | Atom]>
    return t(nameOf(name), nameOf(node)) as unknown as Term
  }
  return kindOf(server) === undefined && 'name' in (server as object)
    ? (t((server as { name: Atom }).name, (server as unknown as { node: Atom }).node) as unknown as Term)
    : (server as Term)
}
