/** Where a message can be sent to, as programs write it, and what it comes down to. */
import type { Registered } from '../signal/signal.ts'
import { type Atom, atom, isAtom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Pid, type Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Tuple } from '../term/tuple.ts'
import { BadArg } from './errors.ts'

/** A pid, an alias, a name on this node, or `{Name, Node}` as a tuple. Names also as text. */
export type Destination =
  | Pid
  | Reference
  | string
  | Atom
  | Tuple<readonly [string | Atom, string | Atom]>
  | Registered

/** A name, as text or atom, as the atom. `true` and `false` are no names here. */
export function nameOf(name: string | Atom): Atom {
  const named = typeof name === 'string' ? atom(name) : name
  if (typeof named === 'boolean' || !isAtom(named)) throw new BadArg(`${format(name)} is not a name`)
  return named as Atom
}

/** Pids and aliases as they are, names with the node they are meant on. Throws `BadArg` for anything else. */
export function resolve(to: Destination, here: Atom): Pid | Reference | Registered {
  if (to instanceof Pid) return to
  if (typeof to === 'string') return { name: nameOf(to), node: here }
  switch (kindOf(to)) {
    case 'pid':
    case 'reference':
      return to as Pid | Reference
    case 'atom':
      return { name: to as Atom, node: here }
    case 'tuple': {
      const [name, node] = to as Tuple<readonly [string | Atom, string | Atom]>
      if ((to as Tuple).length !== 2) break
      return { name: nameOf(name), node: nameOf(node) }
    }
  }
  if (typeof to === 'object' && to !== null && 'name' in to && 'node' in to) return to as Registered
  throw new BadArg(`nothing can be sent to ${format(to)}: a pid, an alias, a name or {Name, Node} is wanted`)
}

/** As `resolve`, where an alias makes no sense. */
export function registered(to: Exclude<Destination, Reference>, here: Atom): Pid | Registered {
  const resolved = resolve(to, here)
  if (kindOf(resolved) === 'reference') throw new BadArg('an alias cannot be monitored')
  return resolved as Pid | Registered
}

/** As text for a person. */
export function nameTarget(to: Pid | Reference | Registered): string {
  return 'home' in to ? format(to) : `{${format(to.name)},${format(to.node)}}`
}

/** Only a bare name can fail; a dead pid and {Name, Node} swallow what is sent to them, as in Erlang. */
export function isBareName(to: Destination): to is string | Atom {
  return typeof to === 'string' || kindOf(to) === 'atom'
}
