/**
 * The BIFs of `erlang` that need no process: guards, and the parts of a term.
 * OTP: `erlang(3)`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { Float } from '../term/float.ts'
import type { Export } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { any, match, matches, type Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, type Tuple, t, tupleFrom } from '../term/tuple.ts'
import { arg, badarg, indexed, orBadarg } from './arguments.ts'
import { toNumber } from './arithmetic.ts'
import { binaryPart } from './binary.ts'
import { iodata } from './conversions.ts'

function fail(reason: Term): never {
  throw new ErlangError('error', reason)
}

/** A tuple that a caller asks to be made has at most this many elements. */
const MAX_TUPLE = 1_000_000

/** `error:{badmap, Term}` for what is none. */
const mapIn = (value: Term | undefined): ErlMap<Term, Term> =>
  match(any.map, value) ?? fail(t(atom('badmap'), value as Term) as unknown as Term)

/** What follows the last element need be no list. */
function append(list: readonly Term[], tail: Term): Term {
  if (isList(tail)) return [...list, ...tail]
  if (list.length === 0) return tail
  return kindOf(tail) === 'improper'
    ? new ImproperList(
        [...list, ...(tail as ImproperList<Term, Term>).elements],
        (tail as ImproperList<Term, Term>).tail,
      )
    : new ImproperList([...list], tail)
}

/** `{Place, Value}` of some elements; of one place the last counts. */
function made(length: number, value: Term, filled: readonly Term[]) {
  if (length < 0 || length > MAX_TUPLE) badarg()
  const elements = Array.from({ length }, () => value)
  for (const entry of filled) {
    const [place, other] = arg(t(any.small, any), entry)
    if (place < 1 || place > length) badarg()
    elements[place - 1] = other
  }
  return tupleFrom(elements)
}

/** The elements of a list, be it improper. */
const elementsOf = (list: Term | undefined): readonly Term[] =>
  kindOf(list) === 'improper' ? (list as ImproperList<Term, Term>).elements : arg(any.list, list)

function tail(list: Term | undefined): Term {
  if (elementsOf(list).length === 0) badarg()
  const rest = elementsOf(list).slice(1)
  return kindOf(list) === 'improper' ? append(rest, (list as ImproperList<Term, Term>).tail) : rest
}

const is =
  (pattern: Pattern): CallableModule[string] =>
  (_self, value) =>
    matches(pattern, value)

const isRecord = (value: Term | undefined, tag: Term | undefined): boolean =>
  arg(any.atom, tag) === tag && isTuple(value) && value[0] === tag

export const terms: CallableModule = {
  'float/1': (_self, n) => new Float(toNumber(n)),
  'length/1': (_self, list) => arg(any.list, list).length,
  'hd/1': (_self, list) => orBadarg(elementsOf(list)[0]),
  'tl/1': (_self, list) => tail(list),
  '++/2': (_self, a, b) => append(arg(any.list, a), b as Term),
  'append/2': (_self, a, b) => append(arg(any.list, a), b as Term),
  'element/2': (_self, n, tuple) => indexed(arg(any.tuple, tuple), n),
  'tuple_size/1': (_self, tuple) => arg(any.tuple, tuple).length,
  'size/1': (_self, value) => arg(any.of(any.tuple, any.binary), value).length,
  'setelement/3': (_self, n, tuple, value) => {
    const elements = arg(any.tuple, tuple)
    indexed(elements, n)
    return tupleFrom(elements.with((n as number) - 1, value as Term))
  },
  'append_element/2': (_self, tuple, value) => tupleFrom([...arg(any.tuple, tuple), value as Term]),
  'delete_element/2': (_self, n, tuple) => {
    indexed(arg(any.tuple, tuple), n)
    return tupleFrom([...arg(any.tuple, tuple)].toSpliced((n as number) - 1, 1))
  },
  'insert_element/3': (_self, n, tuple, value) => {
    const [at, elements] = [arg(any.small, n), [...arg(any.tuple, tuple)]]
    return at >= 1 && at <= elements.length + 1
      ? tupleFrom(elements.toSpliced(at - 1, 0, value as Term))
      : badarg()
  },
  'make_tuple/2': (_self, n, value) => made(arg(any.small, n), value as Term, []),
  'make_tuple/3': (_self, n, value, filled) => made(arg(any.small, n), value as Term, arg(any.list, filled)),
  'iolist_size/1': (_self, data) => iodata(data).length,
  'binary_part/2': binaryPart['part/2'],
  'binary_part/3': binaryPart['part/3'],
  'split_binary/2': (_self, bytes, at) => {
    const [whole, n] = [arg(any.binary, bytes), arg(any.small, at)]
    return n >= 0 && n <= whole.length ? t(binary(whole.slice(0, n)), binary(whole.slice(n))) : badarg()
  },
  'map_size/1': (_self, map) => mapIn(map).size,
  'map_get/2': (_self, key, map) =>
    mapIn(map).get(key as Term) ?? fail(t(atom('badkey'), key as Term) as unknown as Term),
  'is_map_key/2': (_self, key, map) => mapIn(map).has(key as Term),
  'is_atom/1': is(any.atom),
  'is_binary/1': is(any.binary),
  'is_boolean/1': is(any.boolean),
  'is_bitstring/1': (_self, value) => ['binary', 'bitstring'].includes(kindOf(value) ?? ''),
  'is_function/1': is(any.fun),
  'is_function/2': (_self, value, arity) => {
    if (arg(any.small, arity) < 0) badarg()
    return matches(any.fun, value) && (value as unknown as Export).arity === arity
  },
  'is_record/2': (_self, value, tag) => isRecord(value, tag),
  'is_record/3': (_self, value, tag, size) =>
    arg(any.small, size) >= 0
      ? isRecord(value, tag) && (value as unknown as Tuple).length === size
      : badarg(),
  'is_port/1': is(any.port),
  'is_float/1': is(any.float),
  'is_integer/1': is(any.integer),
  'is_list/1': (_self, value) => isList(value) || kindOf(value) === 'improper',
  'is_map/1': is(any.map),
  'is_pid/1': is(any.pid),
  'is_reference/1': is(any.reference),
  'is_tuple/1': is(any.tuple),
  'is_number/1': (_self, value) => matches(any.of(any.integer, any.float), value),
}
